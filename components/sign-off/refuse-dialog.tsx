"use client";

import { useState } from "react";
import { CommandDialog, type DialogControl } from "@/components/release/command-dialog";
import { RadioList } from "@/components/ui/radio-list";
import { useRoom } from "@/lib/client/use-room";
import type { GateDto } from "@/lib/contracts/gate";
import { RELEASE_ROLE_NAMES, type ReleaseRole } from "@/lib/domain/access/roles";
import { sentenceOf } from "@/lib/domain/sign-off/can-sign";
import { phaseWord } from "@/lib/domain/sign-off/gate-words";
import { DifferenceList } from "./difference-list";
import { useCeremony } from "./use-ceremony";

/** "Not yet, because …": keeps the gate closed until its author withdraws it or the content changes. Source: SIGNOFF rule 15. */
export function RefuseDialog({ phase: key, ...control }: DialogControl & { phase: string }) {
  const phase = useRoom().confirmed.phases.find((one) => one.key === key);
  const { gate, change, lookAgain, error } = useCeremony(key);
  const [chosen, setChosen] = useState<ReleaseRole | null>(null);
  if (!phase) return null;
  const roles = gate?.roles ?? [];
  const role = chosen ?? roles[0]?.role;
  return (
    <CommandDialog
      {...control}
      title={`Refuse to sign ${phaseWord(phase)}`}
      field={{ label: "What must be put right", hint: "Everybody in the room reads this." }}
      submit={{ label: "Refuse" }}
      doing="refuse"
      refusal={whyNot({ error, gate, role, isChanged: change.length > 0 })}
      command={(reason) => ({ type: "sign-off.refuse", phase: key, role: role ?? "approver", digest: gate?.digest ?? "", reason })}
      done={`You refused ${phaseWord(phase)}.`}
    >
      <p className="text-muted-foreground">
        Nobody gets past {phaseWord(phase)} until you withdraw the refusal or what you refuse has changed. A sign-off of yours ends with it.
      </p>
      {change.length > 0 ? (
        <div className="mt-3">
          <p className="font-medium">This changed while you were looking</p>
          <DifferenceList differences={change} />
          <button type="button" onClick={lookAgain} className="mt-2 rounded-sm font-medium text-brand-fg text-xs hover:underline">
            I have seen it
          </button>
        </div>
      ) : null}
      {roles.length > 1 ? (
        <RadioList
          label="Refuse as"
          className="mt-3"
          value={role ?? null}
          onValueChange={setChosen}
          rows={roles.map((one) => ({ value: one.role, label: RELEASE_ROLE_NAMES[one.role] }))}
        />
      ) : null}
    </CommandDialog>
  );
}

type Standing = { error: string | null; gate: GateDto | null; role: ReleaseRole | undefined; isChanged: boolean };

function whyNot({ error, gate, role, isChanged }: Standing): string | undefined {
  if (error) return error;
  if (!gate) return "Loading what is refused.";
  const held = gate.evaluation.conditions.find(({ code }) => code === "on-hold");
  if (held) return `${sentenceOf(held)} Nothing is signed until then.`;
  if (!role) return "You hold no role that signs this phase, so there is nothing for you to refuse.";
  return isChanged ? "Look at what changed first." : undefined;
}
