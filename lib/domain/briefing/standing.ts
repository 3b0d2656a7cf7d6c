import type { PersonRef, ReleaseState } from "@/lib/domain/release/state";
import type { Instant } from "@/lib/domain/time/instant";
import type { BriefingConfirmation, BriefingVersion } from "./record";

/** The part of a release that its briefing is told by. */
export type BriefedRelease = Pick<ReleaseState, "briefings" | "confirmations">;

/** How far a briefing has been read. */
export type BriefingStanding = {
  readonly current: BriefingVersion;
  /** Those asked who have confirmed what counts now, in the order in which they were asked. */
  readonly read: readonly { readonly person: PersonRef; readonly at: Instant; readonly version: number }[];
  readonly missing: readonly PersonRef[];
  /** Who confirmed without being asked. */
  readonly others: readonly { readonly person: PersonRef; readonly at: Instant }[];
  readonly since: AskedSince;
};

/** Since when the people are asked, and why: it is the first version, it changed materially, or the release was rolled back. */
export type AskedSince =
  | { readonly cause: "first" | "material"; readonly version: number; readonly at: Instant }
  | { readonly cause: "rollback"; readonly version: number; readonly at: Instant; readonly reason: string };

type Confirmed = Extract<BriefingConfirmation, { kind: "confirmed" }>;

/** The version in force; null while nothing was published. */
export function currentBriefing({ briefings }: Pick<ReleaseState, "briefings">): BriefingVersion | null {
  return briefings?.at(-1) ?? null;
}

/**
 * Who has read the briefing as it counts now. A confirmation holds for its version and for later ones that changed nothing material;
 * a material change and a rollback end all of them. Null while nothing was published.
 */
export function briefingStanding(release: BriefedRelease): BriefingStanding | null {
  const current = currentBriefing(release);
  if (!current) return null;
  const since = askedSince(release);
  const valid = validConfirmations(release);
  const byPerson = new Map(valid.map((one) => [one.person.id, one]));
  const asked = new Set(current.asked.map((person) => person.id));
  return {
    current,
    read: current.asked.flatMap((person) => {
      const found = byPerson.get(person.id);
      return found ? [{ person, at: found.at, version: found.version }] : [];
    }),
    missing: current.asked.filter((person) => !byPerson.has(person.id)),
    others: [...byPerson.values()].filter(({ person }) => !asked.has(person.id)).map(({ person, at }) => ({ person, at })),
    since,
  };
}

/** Whether the person has confirmed what counts now. */
export function hasConfirmed(release: BriefedRelease, userId: string): boolean {
  return validConfirmations(release).some(({ person }) => person.id === userId);
}

/** Whether everybody asked has read it. False without a briefing, and without anybody to read it. */
export function isBriefed(standing: BriefingStanding | null): boolean {
  return standing !== null && standing.current.asked.length > 0 && standing.missing.length === 0;
}

function validConfirmations({ briefings = [], confirmations = [] }: BriefedRelease): Confirmed[] {
  const material = briefings.findLast((one) => one.isMaterial)?.version ?? 1;
  const ended = confirmations.findLastIndex((one) => one.kind === "ended");
  return confirmations.slice(ended + 1).filter((one): one is Confirmed => one.kind === "confirmed" && one.version >= material);
}

function askedSince({ briefings = [], confirmations = [] }: BriefedRelease): AskedSince {
  const material = briefings.findLast((one) => one.isMaterial) ?? briefings[0];
  const ended = confirmations.findLast((one) => one.kind === "ended");
  // A material version that was written after the rollback is the newer reason; versions say which came first, not the clock.
  if (ended && material && ended.version >= material.version) {
    return { cause: ended.cause, version: ended.version, at: ended.at, reason: ended.reason };
  }
  return { cause: material && material.version > 1 ? "material" : "first", version: material?.version ?? 1, at: material?.at ?? "" };
}
