"use client";

import { CircleCheck } from "lucide-react";
import { useRoomStore } from "@/lib/client/use-room";
import type { GateDto } from "@/lib/contracts/gate";
import { RELEASE_ROLE_NAMES } from "@/lib/domain/access/roles";
import { listed } from "@/lib/domain/access/who-can";
import type { PhaseState } from "@/lib/domain/release/state";
import { whoIsNext } from "@/lib/domain/sign-off/gate-words";
import { OpenConditions } from "./open-conditions";

/** Opened by somebody who cannot sign now: why, and who can close what is open. Following an item leaves the dialog. */
export function CannotSign({ phase, gate, onLeave }: { phase: PhaseState; gate: GateDto; onLeave: () => void }) {
  const { viewer } = useRoomStore().dto;
  const { evaluation, roles } = gate;
  const [first] = roles;
  const reasons = first && !first.signing.ok ? first.signing.reasons : [];
  const own = reasons.filter(({ condition }) => !condition);
  const conditions = evaluation.conditions.filter(({ code }) => code !== "sign-off-missing");
  const mine = evaluation.roles.flatMap((one) => one.signOffs).find((row) => row.person.id === viewer.id);
  if (phase.status === "closed" || evaluation.isQuorate) {
    return (
      <p className="flex items-center gap-2 font-medium text-done-fg">
        <CircleCheck className="size-4 text-done" aria-hidden="true" />
        All sign-offs of {phase.code} are in.
      </p>
    );
  }
  return (
    <div>
      {roles.length === 0 ? (
        <p>
          {phase.code} is signed by{" "}
          {listed(
            evaluation.roles.map(({ role }) => RELEASE_ROLE_NAMES[role].toLowerCase()),
            "and",
          )}
          . You hold none of these roles on this release.
        </p>
      ) : null}
      {mine ? (
        <p>{`You have signed ${phase.code}. ${whoIsNext(evaluation, null) ?? ""}`}</p>
      ) : (
        own.map(({ text }) => <p key={text}>{text}</p>)
      )}
      {!mine && conditions.length > 0 ? <p className="font-medium">{phase.code} cannot be signed yet.</p> : null}
      <OpenConditions conditions={conditions} onFollow={onLeave} />
    </div>
  );
}
