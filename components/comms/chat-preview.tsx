import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import type { Letter } from "@/lib/domain/comms/letter";
import { renderSlack } from "@/lib/domain/comms/render-slack";
import { renderTeams } from "@/lib/domain/comms/render-teams";

const Box = ({ children }: { children: ReactNode }) => (
  <div className="max-h-[50vh] space-y-2 overflow-y-auto rounded-md border border-border px-4 py-3">{children}</div>
);

/** The blocks that Slack gets, one below the other. */
export function SlackPreview({ letter }: { letter: Letter }) {
  return (
    <Box>
      {renderSlack(letter).blocks.map((block, index) => {
        const key = `${block.type}${index}`;
        if (block.type === "header") return <Lines key={key} text={block.text.text} className="font-semibold text-base" />;
        if (block.type === "context")
          return <Lines key={key} text={block.elements.map((one) => one.text).join(" ")} className="text-muted-foreground text-xs" />;
        return <Section key={key} text={block.text.text} />;
      })}
    </Box>
  );
}

const LINK = /^<([^|>]+)\|([^>]+)>$/;

/** A section is a label and its text, or the link at the end. */
function Section({ text }: { text: string }) {
  const link = LINK.exec(text);
  if (link) return <p className="text-brand-fg underline">{link[2]}</p>;
  const [, label, rest = text] = /^\*([^\n]*)\*\n([\s\S]*)$/.exec(text) ?? [];
  return (
    <div>
      {label ? <p className="font-semibold">{unescapeSlack(label)}</p> : null}
      <Lines text={unescapeSlack(rest)} />
    </div>
  );
}

const unescapeSlack = (text: string) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

/** The card that a workflow of Microsoft Teams gets. */
export function TeamsPreview({ letter }: { letter: Letter }) {
  const { body, actions } = renderTeams(letter).attachments[0].content;
  return (
    <Box>
      {body.map(({ text, size, weight, isSubtle, spacing }, index) => (
        <Lines
          // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a card have no other name than their place
          key={index}
          text={unescapeCard(text)}
          className={cn(
            size === "Medium" && "text-base",
            size === "Small" && "text-xs",
            weight === "Bolder" && "font-semibold",
            isSubtle && "text-muted-foreground",
            spacing === "None" && "mt-0!",
          )}
        />
      ))}
      {actions.map(({ title }) => (
        <p key={title} className="inline-block rounded-sm border border-border-strong px-3 py-1 font-medium text-xs">
          {title}
        </p>
      ))}
    </Box>
  );
}

const unescapeCard = (text: string) => text.replaceAll("\n\n", "\n").replaceAll(/\\([\\*_[\]+.-])/g, "$1");

const Lines = ({ text, className }: { text: string; className?: string }) => (
  <p className={cn("whitespace-pre-line break-words", className)}>{text}</p>
);
