"use client";

import { ArrowUpRight, Braces, Ellipsis, FileCode, FileText, Printer, Scale, Send, Table2 } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { useWorkspace } from "@/components/shell/workspace";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem, MenuLink, MenuSeparator } from "@/components/ui/menu";
import { downloadText } from "@/lib/client/download-text";
import { evidenceHref } from "@/lib/client/evidence-href";
import { roomHref } from "@/lib/client/room-href";
import type { ReportDto } from "@/lib/contracts/report";
import { PublishDialog } from "./publish-dialog";

/** The report and the notes as files, and the publication of the notes. What is saved is what is shown: nothing is computed again. */
export function ReportActions({ report }: { report: ReportDto }) {
  const [isPublishing, setPublishing] = useState(false);
  const name = `${report.service}-${report.toVersion}`;
  const { notes, may } = report;
  const isCurrent = notes.published?.public === notes.public && notes.published.internal === notes.internal;
  return (
    <div className="flex flex-col items-end gap-1 max-md:items-stretch print:hidden">
      <div className="flex flex-wrap items-center gap-2 md:justify-end">
        <Button onClick={() => print()}>
          <Printer aria-hidden="true" />
          PDF
        </Button>
        <Button onClick={() => downloadText(`report-${name}.md`, report.markdown)}>
          <FileCode aria-hidden="true" />
          Markdown
        </Button>
        <Button onClick={() => downloadText(`report-${name}.csv`, report.csv)}>
          <Table2 aria-hidden="true" />
          CSV
        </Button>
        <More report={report} name={name} />
        <Button
          variant="primary"
          onClick={() => setPublishing(true)}
          disabledReason={isCurrent ? `${notes.published?.by} published these notes already.` : (may.publish ?? undefined)}
          reasonClassName="basis-full text-right max-w-[48ch] ml-auto max-md:text-left max-md:ml-0"
        >
          <Send aria-hidden="true" />
          Publish release notes
        </Button>
      </div>
      {isPublishing ? <PublishDialog report={report} onClose={() => setPublishing(false)} /> : null}
    </div>
  );
}

function More({ report, name }: { report: ReportDto; name: string }) {
  const { team } = useWorkspace();
  return (
    <Menu
      trigger={
        <IconButton label="More forms and places" size="lg">
          <Ellipsis aria-hidden="true" />
        </IconButton>
      }
    >
      <MenuItem onClick={() => downloadText(`report-${name}.json`, `${JSON.stringify(report, null, 2)}\n`)}>
        <Braces aria-hidden="true" />
        Report as JSON
      </MenuItem>
      <MenuItem onClick={() => downloadText(`release-notes-${name}.md`, report.notes.public)}>
        <FileText aria-hidden="true" />
        Public notes
      </MenuItem>
      <MenuItem onClick={() => downloadText(`internal-notes-${name}.md`, report.notes.internal)}>
        <FileText aria-hidden="true" />
        Internal notes
      </MenuItem>
      <MenuSeparator />
      <MenuLink href={evidenceHref(team.slug, report.id)} linkComponent={Link}>
        <Scale aria-hidden="true" />
        Evidence for an auditor
      </MenuLink>
      <MenuLink href={roomHref(team.slug, report.id)} linkComponent={Link}>
        <ArrowUpRight aria-hidden="true" />
        Open the release
      </MenuLink>
    </Menu>
  );
}
