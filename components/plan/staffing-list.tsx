"use client";

import { Check, CircleDashed, type LucideIcon, TriangleAlert } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { cn } from "@/components/ui/cn";
import { type GateStaffing, isAway, MOST_HOURS } from "@/lib/client/staffing";
import { RELEASE_ROLE_NAMES } from "@/lib/domain/access/roles";
import { listed } from "@/lib/domain/access/who-can";
import type { Seat } from "@/lib/domain/sign-off/feasibility";
import { gateText, mendText, missedPeople, missedText, momentText } from "@/lib/domain/sign-off/feasibility-words";
import { zonedTime, zoneTimes } from "@/lib/domain/time/format";
import type { Instant } from "@/lib/domain/time/instant";
import type { Staffing } from "./use-staffing";

type Props = { staffing: Staffing; zone: string };
/** `onMove` takes another T-0; left out where T-0 is moved elsewhere. */
type ListProps = Props & { onMove?: (t0: Instant) => void };

/** Each gate with its planned time, who would sign it, and whether they are there. It warns and refuses nothing. */
export function StaffingList({ staffing, zone, onMove }: ListProps) {
  const { gates, hasTimes, hasFailed, isKnown, retry } = staffing;
  if (!hasTimes) return <Said>Choose T-0 to see who is there when the gates are signed.</Said>;
  if (hasFailed) {
    return (
      <div className="flex flex-wrap items-center gap-2">
        <Said>Who is there at these times could not be looked up.</Said>
        <Button size="sm" onClick={retry}>
          Try again
        </Button>
      </div>
    );
  }
  if (!isKnown) return <Said>Looking up who is there at these times.</Said>;
  return (
    <>
      <ul aria-label="Who signs, and whether they are there" className="divide-y divide-border-soft">
        {gates.map((gate) => (
          <GateLine key={gate.phase} gate={gate} zone={zone} zoneOf={staffing.zoneOf} />
        ))}
      </ul>
      <Mends gates={gates.filter(isAway)} />
      <OtherT0 t0={staffing.otherT0} zone={zone} onMove={onMove} />
    </>
  );
}

/** What would mend the gates that lack somebody: those that take the same are told together. */
function Mends({ gates }: { gates: readonly GateStaffing[] }) {
  const alike = [...Map.groupBy(gates, ({ mends }) => mendText(mends))];
  if (alike.length === 0) return null;
  return (
    <ul className="space-y-1 text-blocked-fg text-xs">
      {alike.map(([text, of]) => (
        <li key={text}>
          {listed(
            of.map(({ code }) => code),
            "and",
          )}
          : {text}
        </li>
      ))}
    </ul>
  );
}

function OtherT0({ t0, zone, onMove }: { t0: Instant | null | undefined; zone: string; onMove: ListProps["onMove"] }) {
  if (t0 === undefined) return null;
  if (t0 === null) return <Said>{`No T-0 within ${MOST_HOURS} hours either way has everybody there.`}</Said>;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Said>{`With T-0 on ${momentText(t0, zone)} everybody is there.`}</Said>
      {onMove ? (
        <Button size="sm" onClick={() => onMove(t0)}>
          Use this T-0
        </Button>
      ) : null}
    </div>
  );
}

function Said({ children }: { children: string }) {
  return <p className="text-muted-foreground text-xs">{children}</p>;
}

type Standing = "filled" | "away" | "open";
const MARKS: Record<Standing, { icon: LucideIcon; tone: string; text: string }> = {
  filled: { icon: Check, tone: "text-done", text: "can be signed then" },
  away: { icon: TriangleAlert, tone: "text-blocked-fg", text: "cannot be signed then" },
  open: { icon: CircleDashed, tone: "text-subtle-foreground", text: "lacks people" },
};

/** Where nobody is named yet that is what is missing, and asked for above; otherwise it is their hours. */
function standingOf(gate: GateStaffing): Standing {
  if (gate.isFilled) return "filled";
  return isAway(gate) ? "away" : "open";
}

function GateLine({ gate, zone, zoneOf }: { gate: GateStaffing; zone: string; zoneOf: Staffing["zoneOf"] }) {
  const standing = standingOf(gate);
  const { icon: Icon, tone, text } = MARKS[standing];
  return (
    <li className="flex items-start gap-2.5 py-2">
      <Icon className={cn("mt-0.5 size-4 shrink-0", tone)} aria-hidden="true" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap justify-between gap-x-3 text-sm leading-[18px]">
          <span>
            <span className="font-mono text-xs">{gate.code}</span> {gateName(gate)}
            <span className="sr-only"> {text}</span>
          </span>
          <span className="tnum text-muted-foreground text-xs">{timeText(gate, zone)}</span>
        </p>
        <ul className="mt-0.5">
          {gate.seats.map((seat, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two places of one role differ in nothing else
            <SeatLine key={`${seat.role} ${index}`} seat={seat} moment={gate.moments[0]} zone={zone} zoneOf={zoneOf} />
          ))}
        </ul>
      </div>
    </li>
  );
}

/** The code stands before it, so that T+24h is named by its phase. */
function gateName(gate: GateStaffing): string {
  const text = gateText(gate);
  return text === gate.code ? gate.name : text;
}

function timeText({ kind, moments }: GateStaffing, zone: string): string {
  const [from, until] = moments;
  if (from === undefined) return "";
  const end = until === undefined ? "" : zonedTime(until, zone);
  if (kind === "rollback") return `if needed, ${momentText(from, zone)} to ${end}`;
  return end === "" ? momentText(from, zone) : `${momentText(from, zone)}, until ${end}`;
}

type SeatLineProps = { seat: Seat; moment: string | undefined; zone: string; zoneOf: Staffing["zoneOf"] };

function SeatLine({ seat: { role, isForBoth, person, presence }, moment, zone, zoneOf }: SeatLineProps) {
  const own = person && zoneOf(person.id);
  // The second of the two is in the zone of whoever signs; there is none where both read alike.
  const there = own && moment ? zoneTimes({ instant: moment, viewerZone: zone, releaseZone: own })[1] : undefined;
  return (
    <li className="flex flex-wrap items-center gap-x-2 gap-y-0.5 text-subtle-foreground text-xs">
      <span>
        {RELEASE_ROLE_NAMES[role]}
        {isForBoth ? " and incident commander" : ""}: {person ? <span className="text-foreground">{person.name}</span> : "nobody yet"}
      </span>
      {there ? <span className="tnum">{there}</span> : null}
      {presence === "outside-hours" ? <Chip tone="blocked">outside working hours</Chip> : null}
      {presence === "absent" ? <Chip tone="blocked">absent</Chip> : null}
    </li>
  );
}

/** Where one person is enough to stop it: worth a second name before the day. */
export function MissedPeople({ staffing, zone }: Props) {
  const missed = missedPeople(staffing.gates);
  if (missed.length === 0) return null;
  return (
    <div className="mt-2 border-border-soft border-t pt-2 text-subtle-foreground text-xs">
      <p className="font-medium text-muted-foreground">One absence would block it</p>
      <ul className="mt-1 space-y-1">
        {missed.map((one) => (
          <li key={one.person.id}>{missedText(one, zone)}</li>
        ))}
      </ul>
    </div>
  );
}
