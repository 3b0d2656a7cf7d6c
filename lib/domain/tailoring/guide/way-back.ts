import { fillSnippet, snippetValues } from "@/lib/domain/checklist/snippet";
import { CONDITIONS } from "@/lib/domain/checklist/templates/conditions";
import { ROLLBACK_CRITERIA } from "@/lib/domain/release/rollback-choices";
import type { MethodStep, RollbackStep } from "@/lib/domain/release/rollback-ways";
import type { ReleaseDetails, ReleaseState } from "@/lib/domain/release/state";
import { isForPlatform } from "@/lib/domain/tailoring/platform-command";
import { DATABASE_ROLLBACK } from "./database-rollback";
import { AUTOMATED_TRIGGERS, DECISION_CRITERIA } from "./decision-criteria";
import { ROLLBACK_METHOD_GUIDES } from "./rollback-methods";

/** A part of the guide: what it says, and where it stands there. */
export type GuidePart<T> = { readonly source: string; readonly points: readonly T[] };
export type CriterionText = { readonly text: string; readonly note: string | null };

const TEXTS: ReadonlyMap<string, string> = new Map(ROLLBACK_CRITERIA.map(({ key, text }) => [key, text]));
const textOf = (key: string): string => TEXTS.get(key) ?? key;

/** What people decide on, and what a machine may decide on. */
export const CRITERIA_TO_DECIDE: GuidePart<CriterionText> = {
  source: DECISION_CRITERIA.heading,
  points: DECISION_CRITERIA.criteria.map((key) => ({ text: textOf(key), note: null })),
};
export const TRIGGERS: GuidePart<CriterionText> = {
  source: AUTOMATED_TRIGGERS.heading,
  points: AUTOMATED_TRIGGERS.triggers.map(({ criterion, perService }) => ({
    text: textOf(criterion),
    note: perService ? "The guide leaves the number to each service." : null,
  })),
};

/** What the guide has for a way back besides its steps, with the values of the release; empty for a way in somebody's own words. */
export function besidesOf(details: ReleaseDetails, method: string): readonly GuidePart<RollbackStep>[] {
  const values = snippetValues(details);
  return ROLLBACK_METHOD_GUIDES.filter((guide) => guide.method === method).flatMap(({ heading, besides }) => {
    const here = besides.filter(({ command }) => command === null || isForPlatform(command, details));
    const points = here.map(({ text, command }) => ({ text, command: command && fillSnippet(command, values) }));
    return points.length > 0 ? [{ source: heading, points }] : [];
  });
}

const ABOUT_DATABASE: ReadonlySet<string> = new Set([CONDITIONS.databaseMigration.id, CONDITIONS.databaseChange.id]);

/**
 * Whether the release changes the database: its answers say so, or, where it has none, an item that asks for it and that nobody said does
 * not apply.
 */
export function changesDatabase({ details, items }: Pick<ReleaseState, "details" | "items">): boolean {
  if (details.profile) return details.profile.changes.includes("database-migration");
  return items.some(({ condition, status }) => condition && ABOUT_DATABASE.has(condition.id) && status !== "not-applicable");
}

export type DatabaseStep = MethodStep & {
  readonly how: string;
  /** The release has it as an item of its checklist. */
  readonly isItem: boolean;
};

/** How the database goes back, with the values of the release; null where it does not change. */
export function databaseWayBack(state: Pick<ReleaseState, "details" | "items">): GuidePart<DatabaseStep> | null {
  if (!changesDatabase(state)) return null;
  const values = snippetValues(state.details);
  const own = new Set(state.items.map(({ key }) => key));
  return {
    source: "Database Rollback Procedures",
    points: DATABASE_ROLLBACK.items.map(({ key, title, verify }) => ({
      key,
      text: title,
      how: verify?.how ?? "",
      command: verify?.command && isForPlatform(verify.command, state.details) ? fillSnippet(verify.command, values) : null,
      isItem: own.has(key),
    })),
  };
}
