"use client";

import { useState } from "react";
import { WallTimeField } from "@/components/calendar/wall-time-field";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { EMPTY_WALL, readWall, typeWall } from "@/lib/client/wall-time";
import type { ActionItem } from "@/lib/domain/incident/state";
import { IncidentDialog } from "./incident-dialog";
import { PersonField } from "./person-field";
import { useIncident } from "./use-incident";

const FIELDS = ["title", "owner", "dueAt"] as const;

/** Adds an action item, or changes one. */
export function ActionDialog({ action, onClose }: { action: ActionItem | null; onClose: () => void }) {
  const { members, zone } = useIncident();
  const [fields, setFields] = useState(() => fieldsOf(action, zone));
  const set = (change: Partial<typeof fields>) => setFields({ ...fields, ...change });
  const { title, owner, due } = fields;
  const { instant: dueAt } = readWall(due, zone);
  const body = title.trim() !== "" && owner !== "" && dueAt ? { title, owner, dueAt } : null;
  const path = action ? "changes." : "";
  return (
    <IncidentDialog
      title={action ? "Change the action item" : "Add an action item"}
      submit={action ? "Save changes" : "Add"}
      done={action ? "Action item saved" : "Action item added"}
      request={body && requestOf(body, action)}
      paths={FIELDS.map((field) => `${path}${field}`)}
      onClose={onClose}
    >
      {({ isChecked, problemAt }) => (
        <>
          <Field
            label="What is to be done"
            required
            error={isChecked && title.trim() === "" ? "Say what is to be done." : problemAt(`${path}title`)}
          >
            <Input value={title} maxLength={200} onChange={(event) => set({ title: event.target.value })} autoComplete="off" />
          </Field>
          <PersonField
            label="Owner"
            hint="One person, who sees to it."
            people={members}
            value={owner}
            onChange={(id) => set({ owner: id })}
            none="Choose a person"
            error={isChecked && owner === "" ? "Choose who owns it." : problemAt(`${path}owner`)}
          />
          <WallTimeField
            label="Due"
            value={due}
            onChange={(wall) => set({ due: wall })}
            zone={zone}
            viewerZone={zone}
            isChecked={isChecked}
            error={problemAt(`${path}dueAt`)}
          />
        </>
      )}
    </IncidentDialog>
  );
}

const fieldsOf = (action: ActionItem | null, zone: string) => ({
  title: action?.title ?? "",
  owner: action?.owner.id ?? "",
  due: action ? typeWall(action.dueAt, zone) : EMPTY_WALL,
});

function requestOf(body: { title: string; owner: string; dueAt: string }, action: ActionItem | null) {
  if (!action) return { method: "POST", path: "actions", body } as const;
  return { method: "PATCH", path: `actions/${action.id}`, body: { changes: body, expectedVersion: action.version } } as const;
}
