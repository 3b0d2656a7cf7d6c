import { Check, GitMerge, Pause, RotateCw, X } from "lucide-react";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { IconButton } from "@/components/ui/icon-button";
import { ItemGlyph } from "@/components/ui/item-glyph";
import { Kbd } from "@/components/ui/kbd";
import { Panel } from "@/components/ui/panel";
import { Spinner } from "@/components/ui/spinner";
import { SampleRow, type SampleRowProps } from "./sample-row";

const ALICE = { name: "Alice Smith", tone: "person" } as const;
const faint = (text: string) => <span className="text-2xs text-subtle-foreground">{text}</span>;

const HINTS = (
  <span className="flex items-center gap-1.5 pr-2 text-2xs text-subtle-foreground leading-6 max-md:hidden">
    <Kbd>x</Kbd> done <Kbd>n</Kbd> n/a <Kbd>c</Kbd> comment
  </span>
);

const ROWS: readonly SampleRowProps[] = [
  { title: "Pod logs show no error at start", state: "todo", stateName: "Not done", source: "person", owner: ALICE, marks: faint("todo") },
  {
    title: "Health endpoints answer",
    state: "todo",
    stateName: "Not done",
    source: "person",
    owner: { name: "QA lead", tone: "role" },
    marks: faint("focused"),
    actions: HINTS,
    isFocused: true,
  },
  {
    title: "Secrets are in place in production",
    state: "sending",
    stateName: "Done, sending",
    source: "person",
    owner: ALICE,
    marks: <Spinner label="optimistic, sending" className="text-subtle-foreground" />,
  },
  {
    title: "Image scan has passed",
    state: "done",
    stateName: "Done",
    source: "CI",
    owner: ALICE,
    time: "17:20",
    below: <span>Trivy: 0 critical, 0 high</span>,
  },
  {
    title: "Database backup is complete and was read back",
    state: "done",
    stateName: "Done",
    source: "person",
    owner: { name: "Database engineer", initials: "DB", tone: "role" },
    time: "17:31",
    marks: (
      <Chip tone="brand-solid" icon={Check}>
        Alice, just now
      </Chip>
    ),
    isFlashed: true,
  },
  {
    title: "Status page shows the window",
    state: "not-applicable",
    stateName: "Not applicable",
    source: "person",
    owner: { name: "Communications lead", initials: "CL", tone: "role" },
    time: "17:02",
    isMuted: true,
    marks: (
      <>
        <Chip>Not applicable</Chip>
        <span className="truncate text-subtle-foreground text-xs">no customer impact</span>
      </>
    ),
  },
  {
    title: "Load test has been repeated",
    state: "waived",
    stateName: "Waived",
    source: "person",
    owner: { name: "Bob Jones", tone: "self" },
    time: "17:05",
    isMuted: true,
    marks: (
      <>
        <Chip tone="na">Waived</Chip>
        <span className="truncate text-subtle-foreground text-xs">same image as last week, until Fri 18:00</span>
      </>
    ),
  },
  {
    title: "Feature flags are set",
    state: "blocked",
    stateName: "Blocked",
    source: "person",
    owner: { name: "Product owner", initials: "PO", tone: "role" },
    marks: (
      <Chip tone="blocked" icon={Pause}>
        Blocked
      </Chip>
    ),
    below: <span>Waiting for Product owner. Since 17:40 GMT.</span>,
  },
  {
    title: "Error rate stays below 0.5%",
    state: "failed",
    stateName: "Failed",
    source: "metric",
    owner: { name: "SRE on call", initials: "SR", tone: "role" },
    time: "19:17",
    marks: (
      <Chip tone="failed" icon={X}>
        Failed
      </Chip>
    ),
    below: <span>0.62% over 5 minutes. 1st of 3 consecutive failures before the rollback dialog opens.</span>,
    actions: (
      <span className="pr-1">
        <Button size="sm">
          <RotateCw aria-hidden="true" />
          Rerun
        </Button>
      </span>
    ),
  },
  {
    title: "Critical journeys work",
    state: "locked",
    stateName: "Locked",
    source: "person",
    owner: ALICE,
    isMuted: true,
    marks: faint("opens with T+15m"),
  },
];

function ConflictRow() {
  return (
    <li className="flex gap-3 px-4 py-2">
      <span className="pt-px">
        <ItemGlyph state="done" />
      </span>
      <div className="min-w-0 flex-1">
        <div>Configuration changes reviewed</div>
        <div
          role="alert"
          className="mt-1.5 flex items-center gap-2 rounded-md border border-blocked-line bg-blocked-soft px-3 py-2 text-xs max-md:flex-wrap"
        >
          <GitMerge className="size-4 text-blocked-fg" aria-hidden="true" />
          <span className="flex-1">
            <span className="font-medium">Alice Smith ticked this 2 s before you marked it not applicable.</span>{" "}
            <span className="text-muted-foreground">Kept: Done.</span>
          </span>
          <Button size="sm">Ask Alice</Button>
          <Button size="sm">Mark n/a anyway</Button>
          <IconButton label="Dismiss">
            <X aria-hidden="true" />
          </IconButton>
        </div>
      </div>
      <Avatar name="Alice Smith" />
    </li>
  );
}

/** Checklist rows in all states. */
export function ChecklistPanel() {
  return (
    <Panel
      size="sm"
      title="Checklist item"
      aside="todo, focused, optimistic, done, remote tick, n/a, waived, blocked, failed, locked, conflict"
    >
      <ul className="divide-y divide-border-soft">
        {ROWS.map((row) => (
          <SampleRow key={row.title} {...row} />
        ))}
        <ConflictRow />
      </ul>
    </Panel>
  );
}
