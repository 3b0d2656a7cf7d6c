import { Panel } from "@/components/ui/panel";
import type { ReportDto } from "@/lib/contracts/report";

/** Release notes as they are handed out: made from the changes that the release names, in the form of Keep a Changelog. */
export function ReportNotes({ report: { notes } }: { report: ReportDto }) {
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2 print:grid-cols-2">
      <Notes title="Public release notes" text={notes.public} />
      <Notes title="Internal release notes" text={notes.internal} />
    </div>
  );
}

function Notes({ title, text }: { title: string; text: string }) {
  return (
    <Panel title={title} aside="Markdown">
      <pre className="whitespace-pre-wrap break-words p-4 font-mono text-xs">{text}</pre>
    </Panel>
  );
}
