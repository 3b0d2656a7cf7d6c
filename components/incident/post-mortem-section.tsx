"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { cn } from "@/components/ui/cn";
import { FormProblem } from "@/components/ui/form-problem";
import { Textarea } from "@/components/ui/textarea";
import { useSubmit } from "@/lib/client/use-submit";
import type { PostMortemSection as Section } from "@/lib/domain/incident/lore/post-mortem";
import { MAX_SECTION } from "@/lib/domain/incident/post-mortem";
import type { WrittenSection } from "@/lib/domain/incident/state";
import { momentOf, useIncident, useSendIncident } from "./use-incident";

type SectionProps = { section: Section /** What the record says. */; prefilled: string; isMissing: boolean };

/** One section: what stands there, its questions, and whoever works on the incident writes it. */
export function PostMortemSection({ section, prefilled, isMissing }: SectionProps) {
  const { incident, may } = useIncident();
  const [isWriting, setWriting] = useState(false);
  const written = incident.sections.find((one) => one.key === section.key);
  const isBlank = !section.required && !written?.text;
  return (
    <section aria-label={section.title} className={cn("border-border-soft border-b px-4 py-3 last:border-b-0", isBlank && "print:hidden")}>
      <div className="flex min-h-7 items-center gap-2">
        <h3 className="font-semibold text-sm">{section.title}</h3>
        {isMissing ? <Chip tone="blocked">Missing</Chip> : null}
        {section.required ? null : <span className="text-subtle-foreground text-xs print:hidden">optional</span>}
        {may.work && !isWriting ? (
          <Button size="sm" className="ml-auto print:hidden" onClick={() => setWriting(true)} aria-label={`Write ${section.title}`}>
            {written ? "Edit" : "Write"}
          </Button>
        ) : null}
      </div>
      {isWriting ? (
        <Editor section={section} written={written} prefilled={prefilled} onClose={() => setWriting(false)} />
      ) : (
        <Text written={written} prefilled={prefilled} />
      )}
    </section>
  );
}

function Text({ written, prefilled }: { written: WrittenSection | undefined; prefilled: string }) {
  const { zone } = useIncident();
  if (written && written.text !== "") {
    return (
      <>
        <p className="mt-1 max-w-[80ch] whitespace-pre-line text-sm wrap-anywhere">{written.text}</p>
        <p className="tnum mt-1 text-2xs text-subtle-foreground">
          {written.by.name}, <time dateTime={written.at}>{momentOf(written.at, zone)}</time>
        </p>
      </>
    );
  }
  if (prefilled === "") return <p className="mt-1 text-muted-foreground text-xs">Nothing yet. The record does not say; people do.</p>;
  return (
    <div className="mt-1">
      <p className="text-2xs text-subtle-foreground">From the record, not yet kept:</p>
      <p className="mt-0.5 max-w-[80ch] whitespace-pre-line text-muted-foreground text-sm wrap-anywhere">{prefilled}</p>
    </div>
  );
}

type EditorProps = { section: Section; written: WrittenSection | undefined; prefilled: string; onClose: () => void };

/** Begins with what stands there, else with what the record says. Whoever saves second sees what the first wrote. */
function Editor({ section, written, prefilled, onClose }: EditorProps) {
  const [text, setText] = useState(written?.text || prefilled);
  const [version, setVersion] = useState(written?.version ?? 0);
  const send = useSendIncident();
  const form = useSubmit(async () => {
    await send({ method: "PUT", path: `post-mortem/sections/${section.key}`, body: { text, expectedVersion: version } });
    onClose();
  }, ["text"]);
  const newer = form.isStale && written && written.version > version ? written : null;
  return (
    <div className="mt-1">
      <ul className="list-disc pl-4 text-muted-foreground text-xs">
        {section.prompts.map((prompt) => (
          <li key={prompt}>{prompt}</li>
        ))}
      </ul>
      <Textarea
        aria-label={section.title}
        className="mt-2 min-h-32"
        value={text}
        maxLength={MAX_SECTION}
        onChange={(event) => setText(event.target.value)}
      />
      {newer ? (
        <Newer
          written={newer}
          onTake={() => {
            setText(newer.text);
            setVersion(newer.version);
            form.forget();
          }}
          onKeep={() => {
            setVersion(newer.version);
            form.forget();
          }}
        />
      ) : (
        <FormProblem text={form.problem ?? form.problemAt("text") ?? null} />
      )}
      <div className="mt-2 flex gap-2">
        <Button variant="primary" size="sm" busy={form.isBusy} onClick={form.submit}>
          Save
        </Button>
        <Button size="sm" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </div>
  );
}

function Newer({ written, onTake, onKeep }: { written: WrittenSection; onTake: () => void; onKeep: () => void }) {
  return (
    <div role="alert" className="mt-2 rounded-md border border-blocked-line bg-blocked-soft p-3 text-xs">
      <p className="font-medium text-blocked-fg">{written.by.name} saved this section meanwhile:</p>
      <p className="mt-1 whitespace-pre-line wrap-anywhere">{written.text || "(emptied)"}</p>
      <div className="mt-2 flex gap-2">
        <Button size="sm" onClick={onTake}>
          Go on from that
        </Button>
        <Button size="sm" onClick={onKeep}>
          Keep mine
        </Button>
      </div>
    </div>
  );
}
