"use client";

import { useState } from "react";
import { evidenceTime } from "@/components/audit/evidence-time";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Panel } from "@/components/ui/panel";
import type { ReportDto } from "@/lib/contracts/report";
import { counted } from "@/lib/domain/report/figure";
import type { WrittenSection, WrittenWords } from "@/lib/domain/report/written-words";
import { WordsEditor } from "./words-editor";

/** What people say of the release, each with who wrote it: beside what is computed, and never over it. */
export function ReportWritten({ report }: { report: ReportDto }) {
  const { written, may } = report;
  const isEmpty = written.every(({ latest }) => !latest?.text);
  return (
    <Panel title="Written by people" aside="Not computed" className={isEmpty ? "print:hidden" : "print:break-inside-avoid"}>
      {may.write ? <p className="px-4 pt-2.5 text-subtle-foreground text-xs print:hidden">{may.write}</p> : null}
      <div className="grid lg:grid-cols-2 print:block">
        {written.map((section) => (
          <Section key={section.key} section={section} report={report} />
        ))}
      </div>
    </Panel>
  );
}

function Section({ section, report }: { section: WrittenSection; report: ReportDto }) {
  const [isWriting, setWriting] = useState(false);
  const { title, latest } = section;
  const verb = latest?.text ? "Edit" : "Write";
  return (
    <section aria-label={title} className={cn("min-w-0 px-4 py-3 print:break-inside-avoid", !latest?.text && "print:hidden")}>
      <div className="flex min-h-7 items-center gap-2">
        <h3 className="font-medium text-sm">{title}</h3>
        {!report.may.write && !isWriting ? (
          <Button size="sm" className="ml-auto print:hidden" onClick={() => setWriting(true)} aria-label={`${verb} ${title}`}>
            {verb}
          </Button>
        ) : null}
      </div>
      {isWriting ? (
        <WordsEditor section={section} report={report} onClose={() => setWriting(false)} />
      ) : (
        <Words section={section} zone={report.zone} />
      )}
    </section>
  );
}

function Words({ section: { latest, earlier }, zone }: { section: WrittenSection; zone: string }) {
  return (
    <>
      {latest?.text ? (
        <>
          <p className="mt-1 max-w-[80ch] border-border border-l-2 pl-3 text-sm whitespace-pre-line wrap-anywhere print:text-xs">
            {latest.text}
          </p>
          <Author words={latest} zone={zone} />
        </>
      ) : (
        <p className="mt-1 text-muted-foreground text-xs">{latest ? `Taken back by ${latest.by}.` : "Nobody has written here."}</p>
      )}
      {earlier.length > 0 ? (
        <details className="mt-1 text-xs print:hidden">
          <summary className="cursor-pointer text-subtle-foreground">{counted(earlier.length, "earlier version")}</summary>
          {earlier.map((words) => (
            <div key={words.version} className="mt-2 text-muted-foreground">
              <p className="border-border-soft border-l-2 pl-3 whitespace-pre-line wrap-anywhere">{words.text || "(taken back)"}</p>
              <Author words={words} zone={zone} />
            </div>
          ))}
        </details>
      ) : null}
    </>
  );
}

function Author({ words: { by, at, version, seq }, zone }: { words: WrittenWords; zone: string }) {
  return (
    <p className="tnum mt-1 text-2xs text-subtle-foreground">
      Written by {by}, {evidenceTime(at, zone)}, version {version} #{seq}
    </p>
  );
}
