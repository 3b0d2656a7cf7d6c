import { createElement, Fragment, type ReactNode } from "react";
import { TEXT_LINK_CLASSES } from "@/components/ui/text-link";
import { type InlinePart, inlineParts } from "@/lib/domain/briefing/inline";

/** A text with the few marks it may have. Pieces are elements of ours; nothing of the text is ever markup. */
export function Marked({ text }: { text: string }) {
  // As arguments, not as a list: pieces of a text have no names to be told apart by.
  return createElement(Fragment, null, ...inlineParts(text).map(pieceOf));
}

function pieceOf(part: InlinePart): ReactNode {
  switch (part.kind) {
    case "text":
      return part.text;
    case "strong":
      return <strong className="font-semibold text-foreground">{part.text}</strong>;
    case "code":
      return <code className="rounded-sm bg-sunken px-1 font-mono text-xs">{part.text}</code>;
    case "link":
      return (
        <a href={part.href} target="_blank" rel="noreferrer" className={TEXT_LINK_CLASSES}>
          {part.text}
        </a>
      );
  }
}
