import type { ReactNode } from "react";
import { cn } from "./cn";
import { CopyButton } from "./copy-button";

type CodeSnippetProps = {
  command: string;
  /** How the last run ended: `exit 0`, a time, "watching". */
  result?: ReactNode;
  copyLabel?: string;
  className?: string;
};

/** A command on one line, with copy. The full text is in the tooltip where it is cut. */
export function CodeSnippet({ command, result, copyLabel = "Copy command", className }: CodeSnippetProps) {
  return (
    <div className={cn("flex items-center gap-2 rounded-md border border-border-soft bg-sunken py-1 pr-1 pl-2.5", className)}>
      <code title={command} className="min-w-0 flex-1 truncate font-mono text-xs print:whitespace-pre-wrap">
        {command}
      </code>
      {result ? <span className="whitespace-nowrap text-2xs text-subtle-foreground">{result}</span> : null}
      <CopyButton text={command} label={copyLabel} />
    </div>
  );
}
