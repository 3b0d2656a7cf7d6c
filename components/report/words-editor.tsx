import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { FormProblem } from "@/components/ui/form-problem";
import { Textarea } from "@/components/ui/textarea";
import { newId } from "@/lib/client/new-id";
import { sendCommand } from "@/lib/client/release";
import { useSubmit } from "@/lib/client/use-submit";
import type { ReportDto } from "@/lib/contracts/report";
import { MAX_REPORT_WORDS, NOTES_SECTION, type ReportSection } from "@/lib/domain/report/report-words";
import type { WrittenSection, WrittenWords } from "@/lib/domain/report/written-words";

const PROMPTS: Record<ReportSection, string> = {
  summary: "How it went, for somebody who was not there.",
  lessons: "What you would do again, and what not.",
  "known-issues": "One a line. They stand in the release notes too, the public ones included, without your name.",
  thanks: "Whose help made the difference.",
};

type EditorProps = { section: WrittenSection; report: ReportDto; onClose: () => void };

/** Begins with what stands there. Whoever saves second is shown what the first wrote, and chooses. */
export function WordsEditor({ section: { key, title, latest }, report, onClose }: EditorProps) {
  const [text, setText] = useState(latest?.text ?? "");
  const [version, setVersion] = useState(latest?.version ?? 0);
  const router = useRouter();
  const form = useSubmit(async () => {
    try {
      await sendCommand(report.id, { type: "report.write", section: key, text, expectedVersion: version }, newId());
      onClose();
    } finally {
      // Also where it is stale: then what is new comes by it.
      router.refresh();
    }
  }, ["text"]);
  const newer = form.isStale && latest && latest.version > version ? latest : null;
  const settle = (words: WrittenWords, chosen: string) => {
    setText(chosen);
    setVersion(words.version);
    form.forget();
  };
  return (
    <div className="mt-1">
      <p className="text-muted-foreground text-xs">{PROMPTS[key]}</p>
      <Textarea
        aria-label={title}
        className="mt-2 min-h-28"
        value={text}
        maxLength={MAX_REPORT_WORDS}
        onChange={(event) => setText(event.target.value)}
      />
      {newer ? (
        <Newer words={newer} onTake={() => settle(newer, newer.text)} onKeep={() => settle(newer, text)} />
      ) : (
        <FormProblem text={form.problem ?? form.problemAt("text") ?? null} />
      )}
      {key === NOTES_SECTION && report.notes.published ? (
        <p className="mt-1 text-subtle-foreground text-xs">The published notes stay as they are until somebody publishes them again.</p>
      ) : null}
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

type NewerProps = { words: WrittenWords; onTake: () => void; onKeep: () => void };

function Newer({ words, onTake, onKeep }: NewerProps) {
  return (
    <div role="alert" className="mt-2 rounded-md border border-blocked-line bg-blocked-soft p-3 text-xs">
      <p className="font-medium text-blocked-fg">{words.by} saved this section meanwhile:</p>
      <p className="mt-1 whitespace-pre-line wrap-anywhere">{words.text || "(taken back)"}</p>
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
