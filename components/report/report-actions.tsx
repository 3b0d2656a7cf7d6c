"use client";

import { ArrowUpRight, Download, FileText, Printer } from "lucide-react";
import Link from "next/link";
import { useWorkspace } from "@/components/shell/workspace";
import { Button } from "@/components/ui/button";
import { buttonVariants } from "@/components/ui/button-variants";
import { TEXT_LINK_CLASSES } from "@/components/ui/text-link";
import { downloadText } from "@/lib/client/download-text";
import { reportPath } from "@/lib/client/report-href";
import { roomHref } from "@/lib/client/room-href";
import type { ReportDto } from "@/lib/contracts/report";

/** The report and the notes as files. What is saved is what is shown: nothing is computed again. */
export function ReportActions({ report }: { report: ReportDto }) {
  const { team } = useWorkspace();
  const name = `${report.service}-${report.toVersion}`;
  const files = [
    ["Report", `report-${name}.md`, report.markdown],
    ["Public notes", `release-notes-${name}.md`, report.notes.public],
    ["Internal notes", `internal-notes-${name}.md`, report.notes.internal],
  ] as const;
  return (
    <>
      <Link href={roomHref(team.slug, report.id)} className={`text-xs print:hidden ${TEXT_LINK_CLASSES}`}>
        Open the release
        <ArrowUpRight className="size-3.5" aria-hidden="true" />
      </Link>
      {files.map(([label, file, text]) => (
        <Button key={file} onClick={() => downloadText(file, text)}>
          <FileText aria-hidden="true" />
          {label}
        </Button>
      ))}
      <a href={reportPath(report.id)} download={`report-${name}.json`} className={buttonVariants()}>
        <Download aria-hidden="true" />
        JSON
      </a>
      <Button onClick={() => print()}>
        <Printer aria-hidden="true" />
        Print
      </Button>
    </>
  );
}
