import type { LoggedEvent } from "@/lib/domain/audit/evidence-entry";
import type { ItemState, ReleaseState } from "@/lib/domain/release/state";
import type { Facts } from "./course-figures";
import type { Figure, FigureSource } from "./figure";
import { sourceOfEvent } from "./figure-source";

type Asked = Pick<Figure, "key" | "label">;

/** How long the migration ran, as whoever ran it noted it with the evidence. Source: STD1.07, STD3.08. */
export function migrationFigure(facts: Facts): Figure | null {
  const item = facts.state.items.find(({ key }) => key === "migration-run");
  if (!item) return null;
  const figure = answered(facts, item, { key: "migration", label: "Migration" });
  if (figure) return figure;
  const took = wordsOn(item).flatMap((text) => durationIn(text) ?? [])[0] ?? null;
  const rehearsed = facts.state.items.find(({ key }) => key === "migration-rehearsed");
  const before = rehearsed ? wordsOn(rehearsed).flatMap((text) => durationIn(text) ?? [])[0] : undefined;
  const detail = took ? (before ? `in the rehearsal ${before}` : "the rehearsal was not timed") : "it ran, and nobody noted how long";
  return { key: "migration", label: "Migration", value: took, detail, sources: sourcesOf(facts, item) };
}

/** What support saw; nobody counts tickets here. Source: STD5.08. */
export function ticketsFigure(facts: Facts): Figure | null {
  const item = facts.state.items.find(({ key }) => key === "ticket-volume-normal");
  if (!item) return null;
  const figure = answered(facts, item, { key: "tickets", label: "Support tickets" });
  if (figure) return figure;
  const [said] = wordsOn(item);
  return {
    key: "tickets",
    label: "Support tickets",
    value: "As usual",
    detail: said ?? `says ${item.by?.name}`,
    sources: sourcesOf(facts, item),
  };
}

/** What is to be said of an item that was not simply done; null of one that was. */
function answered(facts: Facts, item: ItemState, asked: Asked): Figure | null {
  if (item.status === "done" && item.outcome !== "fail") return null;
  const sources = sourcesOf(facts, item);
  if (item.status === "not-applicable") return { ...asked, value: "None", detail: item.reason ?? "not applicable", sources };
  const why = { todo: "not answered", done: "failed", failed: "failed", blocked: "blocked", waived: "waived" }[item.status];
  return { ...asked, value: null, detail: item.reason ? `${why}: ${item.reason}` : why, sources };
}

/** What people and machines wrote at an item, newest first. */
function wordsOn({ value, evidence, notes }: ItemState): string[] {
  const written = [...evidence.map(({ label, at }) => ({ text: label, at })), ...notes.map(({ text, at }) => ({ text, at }))];
  const newest = written.toSorted((a, b) => (a.at < b.at ? 1 : -1)).map(({ text }) => text);
  return value ? [value, ...newest] : newest;
}

const DURATION = /(?:\d+(?:[.,]\d+)?\s*(?:hours?|hrs?|h|minutes?|mins?|min|m|seconds?|secs?|sec|s)\b[\s,]*)+/i;

/** The first duration in a text as it was written, `1 min 45 s`; null where there is none. */
export function durationIn(text: string): string | null {
  return (
    DURATION.exec(text)?.[0]
      .trim()
      .replace(/[,\s]+$/, "") ?? null
  );
}

const AT_ITEM: ReadonlySet<string> = new Set(["item.set", "item.evidence-added", "item.noted"]);

/** Who answered the item, and what was put to it. */
function sourcesOf({ events, state }: Facts, { key }: ItemState): FigureSource[] {
  const own = events.filter((event) => AT_ITEM.has(event.type) && isOf(event, key));
  const lastSet = own.findLast(({ type }) => type === "item.set");
  return own.filter((event) => event.type !== "item.set" || event === lastSet).map((event) => sourceOfEvent(event, state));
}

function isOf(event: LoggedEvent, key: ReleaseState["items"][number]["key"]): boolean {
  return "item" in event.payload && event.payload.item === key;
}
