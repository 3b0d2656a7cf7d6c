"use client";

import { PenLine } from "lucide-react";
import { useId } from "react";
import { useRoomZone } from "@/components/release/room-time";
import { useOfflineReason } from "@/components/release/use-command";
import { useRoomDialogs } from "@/components/release/use-room-dialogs";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { RELEASE_ROLE_NAMES, type ReleaseRole } from "@/lib/domain/access/roles";
import { phaseWord, whatFollows, whoIsNext } from "@/lib/domain/sign-off/gate-words";
import type { MyPart } from "@/lib/domain/sign-off/my-part";
import { zonedTime } from "@/lib/domain/time/format";
import { AllIn } from "./all-in";
import { OpenConditions, useGoToFirst } from "./open-conditions";
import type { Gate } from "./use-gate";
import { useWithdraw } from "./use-withdraw";

type ActionProps = {
  gate: Gate;
  /** What the button says instead of the role that one signs in. */
  label?: string;
};

/** What this person can do with the gate, or whom it waits for. */
export function SignOffAction({ gate, label }: ActionProps) {
  const { phase, evaluation, part } = gate;
  if (phase.status === "closed") return <AllIn phase={phase} className="mt-4" />;
  const waits = evaluation.conditions.filter((one) => one.code !== "sign-off-missing");
  switch (part.kind) {
    case "sign":
      return <SignButton gate={gate} part={part} label={label} />;
    case "not-yet":
      return <NotYet gate={gate} part={part} label={label} />;
    case "signed":
      return (
        <>
          {evaluation.isQuorate ? (
            <AllIn phase={phase} className="mt-4" />
          ) : (
            <Hint>{["You have signed.", whoIsNext(evaluation, null)].filter(Boolean).join(" ")}</Hint>
          )}
          <OpenConditions conditions={waits} />
        </>
      );
    case "refused":
      return <Refused gate={gate} signOff={part.row.id} />;
    case "none":
      return (
        <>
          {evaluation.isQuorate ? <AllIn phase={phase} className="mt-4" /> : null}
          {evaluation.display === "awaiting" && !evaluation.isQuorate ? (
            <Hint>{whoIsNext(evaluation, null)?.replace("Then ", "Now ") ?? ""}</Hint>
          ) : null}
          <OpenConditions conditions={waits} />
        </>
      );
  }
}

/** `Sign off as approver`; without a role where the person holds several. */
export function signLabel(roles: readonly ReleaseRole[], what: string): string {
  const [role] = roles;
  return role && roles.length === 1 ? `Sign off as ${RELEASE_ROLE_NAMES[role].toLowerCase()}` : `Sign off ${what}`;
}

type ButtonProps<Kind extends MyPart["kind"]> = { gate: Gate; part: Extract<MyPart, { kind: Kind }>; label: string | undefined };

function SignButton({ gate, part, label }: ButtonProps<"sign">) {
  const { openSignOff } = useRoomDialogs();
  const offline = useOfflineReason("sign");
  const { phase } = gate;
  const roles = part.options.map((one) => one.role);
  return (
    <div className="mt-4">
      <Button
        variant="signoff"
        className="w-full"
        aria-keyshortcuts="s"
        onClick={() => openSignOff(phase.key)}
        disabledReason={offline}
        reasonClassName="mt-2 block"
      >
        <PenLine aria-hidden="true" />
        {label ?? signLabel(roles, phaseWord(phase))}
        <Kbd look="inline">S</Kbd>
      </Button>
      <Hint>{useHint(gate, part)}</Hint>
    </div>
  );
}

/** What stays open and what comes after: `2 optional items stay open. Signing unlocks T+15m, due at 19:15 GMT.` */
function useHint({ state, phase, evaluation, now }: Gate, { options }: Extract<MyPart, { kind: "sign" }>): string {
  const zone = useRoomZone();
  const [first] = options;
  const open = first?.terms.mustAccept.length ?? 0;
  const stays = open === 0 ? null : `${open === 1 ? "1 optional item stays" : `${open} optional items stay`} open.`;
  const extra = first && !first.terms.isNeeded ? "Enough have signed in your role; yours is one more." : null;
  const next = whoIsNext(evaluation, first?.role ?? null);
  const follows = next ?? whatFollows(state, phase, "Signing", { now, time: (instant) => zonedTime(instant, zone) });
  return [stays, extra, follows].filter(Boolean).join(" ");
}

function NotYet({ gate, part, label }: ButtonProps<"not-yet">) {
  const id = useId();
  const conditions = part.reasons.flatMap(({ condition }) => (condition ? [condition] : []));
  const about = part.reasons.filter(({ condition }) => !condition);
  const goToFirst = useGoToFirst(conditions);
  return (
    <div className="mt-4">
      <Button variant="signoff" className="w-full" aria-keyshortcuts="s" reasonId={id} onRefusedPress={goToFirst}>
        <PenLine aria-hidden="true" />
        {label ?? signLabel(part.roles, phaseWord(gate.phase))}
      </Button>
      <div id={id}>
        {about.map(({ text }) => (
          <Hint key={text}>{text}</Hint>
        ))}
        <OpenConditions conditions={conditions} />
      </div>
    </div>
  );
}

function Refused({ gate: { phase, evaluation }, signOff }: { gate: Gate; signOff: string }) {
  const withdraw = useWithdraw();
  return (
    <div className="mt-4">
      <Button className="w-full" onClick={() => void withdraw(signOff)}>
        Withdraw your refusal
      </Button>
      <Hint>{`Nobody gets past ${phaseWord(phase)} until you withdraw it or what you refused has changed.`}</Hint>
      <OpenConditions conditions={evaluation.conditions.filter(({ code }) => code !== "refused" && code !== "sign-off-missing")} />
    </div>
  );
}

export function Hint({ children }: { children: string }) {
  return children ? <p className="mt-2 text-2xs text-subtle-foreground">{children}</p> : null;
}
