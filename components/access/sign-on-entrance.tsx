"use client";

import { Building2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Notice } from "./notice";
import { useSignOn } from "./use-sign-on";

type SignOnEntranceProps = {
  /** What single sign-on is called here. */
  label: string;
  /** Path to come back to; already checked. */
  to: string;
  /** What else there is below, as in "or with your password". */
  otherwise: string;
};

/** The button that leads to the provider, above the other ways in. */
export function SignOnEntrance({ label, to, otherwise }: SignOnEntranceProps) {
  const { start, isBusy, problem } = useSignOn();
  return (
    <div className="mt-6">
      {problem ? (
        <Notice tone="failed" className="mb-4">
          {problem}
        </Notice>
      ) : null}
      <Button variant="primary" size="lg" className="w-full" busy={isBusy} onClick={() => void start(to)}>
        {isBusy ? null : <Building2 aria-hidden="true" />}
        Continue with {label}
      </Button>
      <div className="my-5 flex items-center gap-3 text-subtle-foreground text-xs">
        <span className="h-px flex-1 bg-border" />
        {otherwise}
        <span className="h-px flex-1 bg-border" />
      </div>
    </div>
  );
}
