"use client";

import { BookOpenText, PenLine } from "lucide-react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { useRoom } from "@/lib/client/use-room";
import { whoCan } from "@/lib/domain/access/who-can";

/** A release of which support was told nothing yet. */
export function NoBriefing({ onWrite }: { onWrite: (() => void) | undefined }) {
  const { roster, details, status } = useRoom().confirmed;
  const action = onWrite ? (
    <Button variant="primary" onClick={onWrite}>
      <PenLine aria-hidden="true" />
      Write the briefing
    </Button>
  ) : null;
  return (
    <div className="mx-auto max-w-[816px] rounded-lg border border-border bg-card">
      <h1 className="sr-only">
        Briefing of {details.service.name} {details.toVersion}
      </h1>
      <EmptyState icon={BookOpenText} title="No briefing yet" action={action} className="py-16">
        {status === "draft"
          ? "The release is a draft. Once it is planned, support can be briefed."
          : `What support needs to know of ${details.service.name} ${details.toVersion} appears here. It is published by ${whoCan("briefing.publish", roster)}.`}
      </EmptyState>
    </div>
  );
}
