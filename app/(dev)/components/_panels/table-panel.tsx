"use client";

import { CircleCheck } from "lucide-react";
import { useState } from "react";
import { AvatarStack } from "@/components/ui/avatar-stack";
import { CodeSnippet } from "@/components/ui/code-snippet";
import { CollapsibleSection } from "@/components/ui/collapsible-section";
import { LiveDot } from "@/components/ui/live-dot";
import { Panel } from "@/components/ui/panel";
import { ProgressBar } from "@/components/ui/progress-bar";
import { Cell, ColumnHead, Row, RowHead, Table, TableHead } from "@/components/ui/table";
import { Timestamp } from "@/components/ui/timestamp";
import { VersionArrow } from "@/components/ui/version-arrow";

const PEOPLE = [
  { id: "1", name: "Alice Smith", presence: "here" },
  { id: "2", name: "QA lead", tone: "role", presence: "editing" },
  { id: "3", name: "Database engineer", initials: "DB", tone: "role", presence: "idle" },
  { id: "4", name: "Communications lead", initials: "CL", tone: "role", presence: "here" },
  { id: "5", name: "Support lead", tone: "role", presence: "here" },
  { id: "6", name: "Bob Jones", tone: "self" },
  { id: "7", name: "Carol White" },
  { id: "8", name: "Dan Brown" },
] as const;

function SignatureTable() {
  return (
    <Table caption="Sign-offs by phase">
      <TableHead>
        <ColumnHead>Phase</ColumnHead>
        <ColumnHead>Items</ColumnHead>
        <ColumnHead>Deployer, Alice Smith</ColumnHead>
      </TableHead>
      <tbody>
        {["T-48h", "T-2h"].map((phase) => (
          <Row key={phase}>
            <RowHead className="font-mono text-xs">{phase}</RowHead>
            <Cell className="tnum text-muted-foreground text-xs">14 of 14</Cell>
            <Cell className="text-xs">
              <span className="inline-flex items-center gap-1.5">
                <CircleCheck className="size-3.5 text-done" aria-hidden="true" />
                <Timestamp dateTime="2025-02-11T18:50:00.000Z" text="Tue 18:50" full="Tue 18:50 GMT · Tue 13:50 EST · T-48h" />
              </span>
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

/** Table, section, snippet, presence, progress. */
export function TablePanel() {
  const [isOpen, setOpen] = useState(true);
  return (
    <Panel size="sm" title="Table, section, presence">
      <SignatureTable />
      <div className="flex flex-wrap items-center gap-4 border-border-soft border-y px-4 py-3">
        <AvatarStack people={PEOPLE} />
        <span className="flex items-center gap-1.5 text-2xs text-subtle-foreground">
          <LiveDot />
          live
        </span>
        <ProgressBar
          label="11 of 14 resolved"
          total={14}
          segments={[
            { tone: "done", count: 11 },
            { tone: "na", count: 1 },
            { tone: "blocked", count: 1 },
          ]}
        />
        <VersionArrow from="v2.2.5" to="v2.3.0" />
      </div>
      <CollapsibleSection title="Rollout" count="7/9" aside="Baseline 1,200 req/s · errors 0.3%" open={isOpen} onOpenChange={setOpen}>
        <div className="px-4 pb-3">
          <CodeSnippet command="kubectl rollout status deployment/checkout-service -n production" result="exit 0" />
        </div>
      </CollapsibleSection>
    </Panel>
  );
}
