import { RELEASE_ROLE_NAMES, type ReleaseRole } from "@/lib/domain/access/roles";
import { listed } from "@/lib/domain/access/who-can";
import type { PersonRef, PhaseState } from "@/lib/domain/release/state";
import { dayLabel, zonedTime } from "@/lib/domain/time/format";
import type { Instant } from "@/lib/domain/time/instant";
import type { GateFeasibility, Mend } from "./feasibility";

/** A gate as its feasibility is told: the phase, and whether it is the go. */
export type ToldGate = Pick<PhaseState, "code" | "kind" | "stage"> & { readonly isGo: boolean; readonly moments: readonly Instant[] };

/** `Tue 16 Jun, 19:00 BST`. */
export function momentText(moment: Instant, zone: string): string {
  return `${dayLabel(moment, zone)}, ${zonedTime(moment, zone)}`;
}

/** What is signed there: `the go`, `the decision at 25%`, `closing a rollback`, `T+24h`. */
export function gateText({ code, kind, stage, isGo }: Omit<ToldGate, "moments">): string {
  if (kind === "rollback") return "closing a rollback";
  if (stage) return `the decision at ${code}`;
  return isGo ? "the go" : code;
}

/** A gate with its planned time; a rollback has none before it is started. */
function gateWithTime(gate: ToldGate, zone: string): string {
  const [moment] = gate.moments;
  return gate.kind === "rollback" || moment === undefined ? gateText(gate) : `${gateText(gate)} on ${momentText(moment, zone)}`;
}

type Missed = { readonly person: PersonRef; readonly roles: readonly ReleaseRole[]; readonly gates: readonly ToldGate[] };

/** The gates that hang on each person alone, and the roles in which nobody else may sign them; people in the order of the gates. */
export function missedPeople<Gate extends ToldGate & Pick<GateFeasibility, "singles">>(gates: readonly Gate[]): Missed[] {
  const all = gates.flatMap((gate) => gate.singles.map(({ person, roles }) => ({ person, roles, gate })));
  return [...Map.groupBy(all, ({ person }) => person.id).values()].flatMap((rows): Missed[] => {
    const [first] = rows;
    if (!first) return [];
    return [{ person: first.person, roles: [...new Set(rows.flatMap(({ roles }) => roles))], gates: rows.map(({ gate }) => gate) }];
  });
}

/** `If Bob Jones is away, the go on Tue 16 Jun, 17:00 BST cannot be given: nobody else may approve.` */
export function missedText({ person, roles, gates }: Missed, zone: string): string {
  const [only] = gates;
  const done = gates.length === 1 && only?.isGo ? "cannot be given" : "cannot be signed";
  const what = listed(
    gates.map((gate) => gateWithTime(gate, zone)),
    "and",
  );
  return `If ${person.name} is away, ${what} ${done}: nobody else may ${listed(roles.map(actOf))}.`;
}

function actOf(role: ReleaseRole): string {
  return role === "approver" ? "approve" : `sign as ${RELEASE_ROLE_NAMES[role].toLowerCase()}`;
}

/** How many names a sentence holds before it says how many more there are. */
const NAMED = 3;

/** What would mend a gate that cannot be filled: whom to add, or another time. */
export function mendText(mends: readonly Mend[]): string {
  const adds = mends.map(({ role, people }) => {
    const names = people.slice(0, NAMED).map(({ name }) => name);
    const more = people.length > NAMED ? [`${people.length - NAMED} more`] : [];
    return `${listed([...names, ...more])} as ${RELEASE_ROLE_NAMES[role].toLowerCase()}`;
  });
  if (adds.length === 0) return "Nobody else of the team who may sign is there then. Move T-0.";
  return `Add ${listed(adds)}, or move T-0.`;
}
