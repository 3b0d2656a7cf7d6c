"use client";

import { Check, Copy } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useAnnounce } from "@/components/ui/live-region";
import { useCopy } from "@/components/ui/use-copy";

type SecretViewProps = { label: string; value: string; hint?: string };

/** A text to carry somewhere else, with a button that copies it. */
export function SecretView({ label, value, hint }: SecretViewProps) {
  const { state, copy } = useCopy();
  const announce = useAnnounce();
  const press = async () => {
    announce.polite((await copy(value)) ? `${label} copied.` : "Could not copy. Select the text instead.");
  };
  return (
    <div className="flex items-end gap-2 max-md:flex-col max-md:items-stretch">
      <Field label={label} hint={hint} className="flex-1">
        <Input readOnly mono value={value} onFocus={(event) => event.currentTarget.select()} />
      </Field>
      <Button onClick={() => void press()} aria-label={`Copy ${label.toLowerCase()}`} className={hint ? "mb-5 max-md:mb-0" : undefined}>
        {state === "copied" ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
        {state === "copied" ? "Copied" : "Copy"}
      </Button>
    </div>
  );
}
