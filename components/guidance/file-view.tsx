"use client";

import { Download } from "lucide-react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { CopyButton } from "@/components/ui/copy-button";
import { Panel } from "@/components/ui/panel";
import { downloadText } from "@/lib/client/download-text";
import type { GuidanceFile } from "@/lib/domain/guidance/guidance";
import { PlaceholderList } from "./placeholder-list";

/** A long file scrolls by itself, so that what it is for and the other files stay in sight. */
const TEXT_CLASSES = "max-h-[72vh] overflow-auto border-border-soft border-t bg-sunken print:max-h-none";

/** One file: why it is wanted, and its text to read, copy and keep. */
export function FileView({ file }: { file: GuidanceFile }) {
  const { path, language, text, why, because, placeholders } = file;
  return (
    <Panel title={<span className="font-mono">{path}</span>}>
      <div className="flex items-start justify-between gap-4 px-4 py-3 max-md:flex-col">
        <div className="max-w-[72ch] space-y-1">
          <p className="text-muted-foreground text-sm">{why}</p>
          <p className="text-subtle-foreground text-xs">{because}</p>
        </div>
        <div className="flex shrink-0 items-center gap-2">
          <CopyButton text={text} label={`Copy ${path}`} />
          <Button size="sm" onClick={() => downloadText(path, text)}>
            <Download aria-hidden="true" />
            Download
          </Button>
        </div>
      </div>
      {placeholders.length > 0 ? (
        <div className="border-border-soft border-t px-4 py-3">
          <PlaceholderList placeholders={placeholders} />
        </div>
      ) : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard. */}
      <section tabIndex={0} aria-label={`Text of ${path}`} className={TEXT_CLASSES}>
        {/* Sentences may break anywhere; in code a break would mean something. */}
        <pre
          className={cn(
            "px-4 py-3 font-mono text-xs leading-relaxed print:whitespace-pre-wrap",
            language === "md" && "whitespace-pre-wrap",
          )}
        >
          <code>
            <Marked file={file} />
          </code>
        </pre>
      </section>
    </Panel>
  );
}

/** The text with what has to be filled in made visible. */
function Marked({ file: { text, placeholders } }: { file: GuidanceFile }) {
  const marks = new Set(placeholders.map(({ mark }) => mark));
  let at = 0;
  return text.split(/(<[A-Z][A-Z -]*>)/).map((piece) => {
    const key = at;
    at += piece.length;
    if (!marks.has(piece)) return piece;
    return (
      <mark key={key} className="rounded-sm bg-blocked-soft text-blocked-fg">
        {piece}
      </mark>
    );
  });
}
