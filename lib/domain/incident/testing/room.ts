import { type Permission, permissionsOf } from "@/lib/domain/access/permissions";
import type { PersonRef } from "@/lib/domain/release/state";
import { addMinutes, type Instant } from "@/lib/domain/time/instant";
import type { IncidentCommand, IncidentContext, IncidentDecision } from "../command";
import { decideIncident } from "../decide";
import { declareIncident } from "../declare";
import type { RecordedIncidentEvent } from "../event";
import { foldIncident } from "../evolve";
import type { IncidentState } from "../state";

const person = (id: string, name: string): PersonRef => ({ id, name, initials: id.toUpperCase() });

/** Carol declares and leads; Alice and Bob are members, Max is a manager, Vera reads; CI is a token. */
export const PEOPLE = {
  carol: person("cc", "Carol"),
  alice: person("as", "Alice"),
  bob: person("bj", "Bob"),
  max: person("mm", "Max"),
  vera: person("vv", "Vera"),
  ci: person("ci", "CI"),
};
export type Who = keyof typeof PEOPLE;

const PERMISSIONS: Record<Who, ReadonlySet<Permission>> = {
  carol: permissionsOf("member", []),
  alice: permissionsOf("member", []),
  bob: permissionsOf("member", []),
  max: permissionsOf("manager", []),
  vera: permissionsOf("viewer", []),
  ci: new Set(["incident.read", "incident.note"]),
};

export const DECLARED_AT: Instant = "2026-03-02T10:00:00.000Z";
const RELEASE = { id: "r1", service: "checkout-service", version: "v2.3.0" };
const DECLARATION = { teamId: "t1", title: "Payments fail", severity: "P1", impact: "A third fails." } as const;

/** An incident that tests act on, one minute after the other. */
export class IncidentRoom {
  readonly events: RecordedIncidentEvent[] = [];
  #minutes = 0;
  #ids = 0;

  /** `isAlone`: declared from no release. */
  constructor(commander: Who | null = null, { isAlone = false } = {}) {
    const context = this.contextOf("carol");
    const asked = commander && PEOPLE[commander];
    const release = isAlone ? null : RELEASE;
    this.#record(declareIncident({ ...DECLARATION, release, commander: asked, occurredAt: null }, context), context);
  }

  get state(): IncidentState {
    return foldIncident(this.events);
  }

  get now(): Instant {
    return addMinutes(DECLARED_AT, this.#minutes);
  }

  /** What would become of a command now: the types of its events, or the code of the refusal with its path. */
  ask(who: Who, command: IncidentCommand): string {
    const decision = decideIncident(this.state, command, this.contextOf(who));
    if (decision.ok) return decision.events.map(({ type }) => type.replace("incident.", "")).join(" ") || "nothing";
    return [decision.refusal.code, decision.refusal.path].filter(Boolean).join(" ");
  }

  /** Carries it out a minute later. Throws the words of a refusal. */
  do(who: Who, command: IncidentCommand): this {
    this.#minutes += 1;
    const context = this.contextOf(who);
    this.#record(decideIncident(this.state, command, context), context);
    return this;
  }

  #record(decision: IncidentDecision, { actor, now }: IncidentContext): void {
    if (!decision.ok) throw new Error(decision.refusal.message);
    for (const event of decision.events) {
      this.events.push({ ...event, seq: this.events.length + 1, actor, occurredAt: now } as RecordedIncidentEvent);
    }
  }

  /** What somebody is, knows and may at this minute. */
  contextOf(who: Who): IncidentContext {
    const newId = () => {
      this.#ids += 1;
      return `id-${this.#ids}`;
    };
    const kind = who === "ci" ? "token" : "person";
    return { now: this.now, actor: { kind, ...PEOPLE[who] }, permissions: PERMISSIONS[who], newId };
  }
}
