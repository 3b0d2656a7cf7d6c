"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Siren } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useWorkspace } from "@/components/shell/workspace";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { membersQuery } from "@/lib/client/access";
import { focusFirstInvalid } from "@/lib/client/focus-invalid";
import { declareIncident, incidentsQuery } from "@/lib/client/incident";
import { useSubmit } from "@/lib/client/use-submit";
import type { SeverityKey } from "@/lib/domain/incident/lore/severities";
import type { LinkedRelease } from "@/lib/domain/incident/state";
import { PersonField } from "./person-field";
import { SeverityFields } from "./severity-fields";

type DeclareDialogProps = {
  /** Where it is declared from; null alone. */
  release: LinkedRelease | null;
  onClose: () => void;
  /** With the id of the incident. */
  onDeclared: (incident: string) => void;
};

const EMPTY = { title: "", severity: null as SeverityKey | null, impact: "", commander: "" };
const PATHS = ["title", "severity", "impact", "commander"];

/** Declares an incident in as few words as it takes; all the rest can follow. Drawn while open. */
export function DeclareDialog({ release, onClose, onDeclared }: DeclareDialogProps) {
  const { team } = useWorkspace();
  const queries = useQueryClient();
  const [fields, setFields] = useState(EMPTY);
  const [isChecked, setChecked] = useState(false);
  const { title, severity, impact, commander } = fields;
  const isComplete = title.trim() !== "" && severity !== null && impact.trim() !== "";
  const form = useSubmit(async () => {
    if (!isComplete) return;
    const more = { ...(release ? { release: release.id } : {}), ...(commander ? { commander } : {}) };
    const { id } = await declareIncident(team.id, { title, severity, impact, ...more });
    void queries.invalidateQueries(incidentsQuery(team.id));
    onDeclared(id);
  }, PATHS);
  const send = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (isComplete) form.submit();
    else focusFirstInvalid();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title="Declare an incident"
      description={
        release
          ? `In ${release.service} ${release.version}. Its room shows it at once.`
          : "It stands alone. From the room of a release it is linked to it."
      }
      onSubmit={send}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={form.isBusy}>
            {form.isBusy ? null : <Siren aria-hidden="true" />}
            Declare
          </Button>
        </>
      }
    >
      <DeclareFields {...{ fields, isChecked }} set={(change) => setFields({ ...fields, ...change })} problemAt={form.problemAt} />
      <FormProblem text={form.problem} />
    </Dialog>
  );
}

type FieldsProps = {
  fields: typeof EMPTY;
  isChecked: boolean;
  set: (change: Partial<typeof EMPTY>) => void;
  problemAt: (path: string) => string | undefined;
};

function DeclareFields({ fields, isChecked, set, problemAt }: FieldsProps) {
  const { team, user } = useWorkspace();
  const members = useQuery(membersQuery(team.id)).data?.members ?? [];
  const missing = (isMissing: boolean, text: string) => (isChecked && isMissing ? text : undefined);
  const workers = members.filter(({ id, role }) => id !== user.id && (role === "member" || role === "manager"));
  return (
    <div className="space-y-3">
      <Field label="What is wrong" required error={missing(fields.title.trim() === "", "Say what is wrong.") ?? problemAt("title")}>
        <Input value={fields.title} maxLength={120} onChange={(event) => set({ title: event.target.value })} autoComplete="off" />
      </Field>
      <SeverityFields
        value={fields.severity}
        onChange={(severity) => set({ severity })}
        error={missing(fields.severity === null, "Choose how bad it is. In doubt, the worse one.")}
      />
      <Field label="Who notices what" required error={missing(fields.impact.trim() === "", "Say who notices what.") ?? problemAt("impact")}>
        <Textarea value={fields.impact} maxLength={2_000} rows={2} onChange={(event) => set({ impact: event.target.value })} />
      </Field>
      <PersonField
        label="Commander"
        hint="Somebody else is asked, and commands once they accept. Until then you do."
        people={workers}
        value={fields.commander}
        onChange={(commander) => set({ commander })}
        none={`${user.name} (you)`}
        error={problemAt("commander")}
      />
    </div>
  );
}
