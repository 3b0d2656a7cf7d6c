"use client";

import { useId } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Input } from "@/components/ui/input";
import { setPhase } from "@/lib/client/template-edit";
import { RELEASE_ROLE_NAMES, type ReleaseRole } from "@/lib/domain/access/roles";
import { minimumGate } from "@/lib/domain/checklist/own-template/minimum-gates";
import { SIGNING_ROLES } from "@/lib/domain/checklist/own-template/quorum";
import type { Requirement, TemplateGate, TemplatePhase } from "@/lib/domain/checklist/template";
import { useEditing } from "./editor-context";

type Signed = Extract<TemplateGate, { kind: "signed" }>;
const NOBODY: Signed = { kind: "signed", base: [{ role: "approver", count: 1 }], critical: [] };

/** Who signs the end of a phase, of every release and of a critical one. What the track asks for can only be raised. */
export function GateFields({ phase, at }: { phase: TemplatePhase; at: number }) {
  const { document, edit, under } = useEditing();
  const { gate } = phase;
  const minimum = minimumGate(phase, document.track);
  const set = (next: TemplateGate) => edit((one) => setPhase(one, at, { gate: next }));
  const wrong = under(["phases", at, "gate"]);
  return (
    <fieldset className="rounded-md border border-border-soft bg-sunken p-3">
      <legend className="sr-only">Gate of {phase.code}</legend>
      {minimum && gate.kind === "signed" ? (
        <p className="text-sm">
          The end of this phase is signed, <span className="text-muted-foreground">as every release of this track is.</span>
        </p>
      ) : (
        <Checkbox
          label="The end of this phase is signed"
          hint="Otherwise the deployer closes it once its required items are resolved."
          checked={gate.kind === "signed"}
          onChange={(event) => set(event.target.checked ? (minimum ?? NOBODY) : { kind: "closed" })}
        />
      )}
      {gate.kind === "signed" ? <Signatures gate={gate} minimum={minimum} onChange={set} /> : null}
      {wrong.map(({ message }) => (
        <p key={message} className="mt-2 text-failed-fg text-xs">
          {message}
        </p>
      ))}
    </fieldset>
  );
}

type SignaturesProps = { gate: Signed; minimum: Signed | null; onChange: (gate: Signed) => void };

function Signatures({ gate, minimum, onChange }: SignaturesProps) {
  const lists = ["base", "critical"] as const;
  return (
    <table className="mt-2 w-full max-w-md text-xs">
      <caption className="sr-only">Signatures by role</caption>
      <thead>
        <tr className="text-left text-2xs text-subtle-foreground">
          <th scope="col" className="py-1 font-normal">
            Role
          </th>
          <th scope="col" className="w-24 py-1 font-normal">
            Every release
          </th>
          <th scope="col" className="w-24 py-1 font-normal">
            If critical
          </th>
        </tr>
      </thead>
      <tbody>
        {SIGNING_ROLES.map((role) => (
          <tr key={role}>
            <th scope="row" className="py-1 pr-2 text-left font-medium">
              {RELEASE_ROLE_NAMES[role]}
            </th>
            {lists.map((list) => (
              <td key={list} className="py-1 pr-2">
                <CountInput
                  label={`${RELEASE_ROLE_NAMES[role]}, ${list === "base" ? "every release" : "critical release"}`}
                  count={countOf(gate[list], role)}
                  least={minimum ? countOf(minimum[list], role) : 0}
                  onChange={(count) => onChange({ ...gate, [list]: withCount(gate[list], role, count) })}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type CountInputProps = { label: string; count: number; least: number; onChange: (count: number) => void };

function CountInput({ label, count, least, onChange }: CountInputProps) {
  const id = useId();
  return (
    <>
      <Input
        type="number"
        min={least}
        max={9}
        step={1}
        aria-label={label}
        aria-describedby={least > 0 ? id : undefined}
        value={count}
        onChange={(event) => onChange(Number.isInteger(event.target.valueAsNumber) ? Math.max(0, event.target.valueAsNumber) : 0)}
      />
      {least > 0 ? (
        <span id={id} className="text-2xs text-subtle-foreground">
          at least {least}
        </span>
      ) : null}
    </>
  );
}

const countOf = (all: readonly Requirement[], role: ReleaseRole): number => all.find((one) => one.role === role)?.count ?? 0;

/** Roles in their order, those that nobody must sign as left out. */
function withCount(all: readonly Requirement[], role: ReleaseRole, count: number): Requirement[] {
  const others = all.filter((one) => one.role !== role);
  const next = [...others, { role, count }].filter((one) => one.count > 0);
  return SIGNING_ROLES.flatMap((one) => next.filter((requirement) => requirement.role === one)).concat(
    next.filter((one) => !SIGNING_ROLES.includes(one.role)),
  );
}
