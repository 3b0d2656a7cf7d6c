"use client";

import { ListTodo, Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Timestamp } from "@/components/ui/timestamp";
import { usePageNow } from "@/lib/client/page-now";
import type { ActionItem } from "@/lib/domain/incident/state";
import { ActionDialog } from "./action-dialog";
import { Heading } from "./heading";
import { TickBox } from "./tick-box";
import { momentOf, useIncident, useIncidentAct } from "./use-incident";

/** What is to be done so that it does not happen again: each with one owner and a deadline. */
export function ActionItems() {
  const { incident, may } = useIncident();
  const [open, setOpen] = useState<ActionItem | "new" | null>(null);
  const left = incident.actions.filter((one) => one.done === null).length;
  return (
    <section aria-label="Action items" className="border-border border-b py-3">
      <div className="px-4">
        <Heading
          title="Action items"
          aside={incident.actions.length > 0 ? `${left} open` : null}
          action={
            may.work ? (
              <Button size="sm" className="print:hidden" onClick={() => setOpen("new")}>
                <Plus aria-hidden="true" />
                Add action item
              </Button>
            ) : null
          }
        />
      </div>
      {incident.actions.length === 0 ? (
        <p className="flex items-center gap-2 px-4 pt-1 text-muted-foreground text-xs">
          <ListTodo className="size-4" aria-hidden="true" />
          What prevents it, shows it sooner or shortens it, with one owner and a deadline each.
        </p>
      ) : (
        <ul className="mt-1 divide-y divide-border-soft">
          {incident.actions.map((action) => (
            <ActionRow key={action.id} action={action} onChange={() => setOpen(action)} />
          ))}
        </ul>
      )}
      {open === null ? null : <ActionDialog action={open === "new" ? null : open} onClose={() => setOpen(null)} />}
    </section>
  );
}

function ActionRow({ action, onChange }: { action: ActionItem; onChange: () => void }) {
  const { may, zone, timed } = useIncident();
  const now = usePageNow(timed);
  const { act, isBusy, problem } = useIncidentAct();
  const { id, title, owner, dueAt, done, version } = action;
  const isLate = done === null && dueAt <= now;
  const status = done ? "open" : "done";
  const set = () => void act({ method: "PUT", path: `actions/${id}/status`, body: { status, expectedVersion: version } });
  return (
    <li className="flex items-start gap-2.5 px-4 py-2">
      <TickBox title={title} isDone={done !== null} isBusy={isBusy} mayTick={may.work} onPress={set} />
      <div className="min-w-0 flex-1">
        <div className={cn("text-sm wrap-anywhere", done && "text-muted-foreground line-through")}>{title}</div>
        <div className="text-subtle-foreground text-xs">
          {owner.name} ·{" "}
          <span className={isLate ? "font-medium text-blocked-fg" : undefined}>
            {isLate ? "overdue since " : "due "}
            <Timestamp dateTime={dueAt} text={momentOf(dueAt, zone)} />
          </span>
          {done ? (
            <>
              {" "}
              · finished by {done.by.name} <Timestamp dateTime={done.at} text={momentOf(done.at, zone)} />
            </>
          ) : null}
        </div>
        {problem ? <p className="mt-1 text-failed-fg text-xs">{problem}</p> : null}
      </div>
      {may.work && !done ? (
        <Button size="sm" variant="ghost" onClick={onChange} aria-label={`Change: ${title}`} className="print:hidden">
          Change…
        </Button>
      ) : null}
    </li>
  );
}
