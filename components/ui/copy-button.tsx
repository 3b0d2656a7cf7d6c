"use client";

import { Check, Copy, X } from "lucide-react";
import { cn } from "./cn";
import { useAnnounce } from "./live-region";
import { type CopyState, useCopy } from "./use-copy";

const SIGNS = { idle: Copy, copied: Check, failed: X } as const satisfies Record<CopyState, unknown>;
const TONES: Record<CopyState, string> = { idle: "text-muted-foreground", copied: "text-done-fg", failed: "text-failed-fg" };

type CopyButtonProps = { /** What is copied. */ text: string /** "Copy command" */; label: string; className?: string };

/** Copies and shows for 2 s that it did. */
export function CopyButton({ text, label, className }: CopyButtonProps) {
  const { state, copy } = useCopy();
  const announce = useAnnounce();
  const Sign = SIGNS[state];
  const press = async () => {
    const done = await copy(text);
    announce.polite(done ? "Copied." : "Could not copy. Select the text instead.");
  };
  return (
    <button
      type="button"
      aria-label={label}
      title={state === "copied" ? "Copied" : label}
      onClick={press}
      className={cn(
        "inline-grid size-6 shrink-0 place-items-center rounded-sm transition-colors duration-120 hover:bg-accent pointer-coarse:size-11 print:hidden",
        TONES[state],
        className,
      )}
    >
      <Sign className="size-3.5" aria-hidden="true" />
    </button>
  );
}
