import { instantiateTemplate } from "@/lib/domain/checklist/instantiate";
import type { Template } from "@/lib/domain/checklist/template";
import { phaseOf } from "@/lib/domain/release/release-phases";
import type { ItemDefinition, ItemState, ReleaseState } from "@/lib/domain/release/state";
import { planTemplate } from "@/lib/domain/tailoring/plan-template";
import type { ProfileAnswers } from "@/lib/domain/tailoring/profile";
import type { RuleId } from "@/lib/domain/tailoring/rules";
import type { ItemChoice, Tailoring } from "@/lib/domain/tailoring/tailoring";
import type { TakenOut } from "./departure";
import { placeAfter } from "./place-item";
import { isOver } from "./scope-access";
import type { PlacedItem } from "./scope-event";
import { isTouched } from "./touched";

/** An item with the rule that decides on it now, and that rule in words of the release, to follow "because". */
export type Reasoned<T extends { readonly key: string } = ItemState> = {
  readonly item: T;
  readonly rule: RuleId;
  readonly because: string;
};

/** What other answers would do to a checklist as it stands. */
export type ChecklistDifference = {
  readonly tailoring: Tailoring;
  readonly added: readonly (Reasoned<ItemDefinition> & { readonly place: PlacedItem })[];
  /** Left out, and untouched. */
  readonly removed: readonly Reasoned[];
  /** Left out, and kept because somebody worked on it. Not those kept before for the same reason. */
  readonly kept: readonly Reasoned[];
  /** Asked for now; kept or put back until now. */
  readonly rejoined: readonly Reasoned[];
  /** As it will be: holding its gate or not, and under a condition or not. */
  readonly changed: readonly Reasoned[];
  /** Taken out untouched, and no longer asked for. */
  readonly forgotten: readonly TakenOut[];
  /** What stays put back. */
  readonly restored: readonly string[];
};

/** The keys of a difference, for telling whether it is still the one that somebody saw. */
export type DifferenceKeys = { readonly [list in "added" | "removed" | "kept" | "changed"]: readonly string[] };

export function keysOf({ added, removed, kept, changed }: ChecklistDifference): DifferenceKeys {
  const keys = (list: readonly Reasoned<ItemDefinition>[]) => list.map(({ item }) => item.key);
  return { added: keys(added), removed: keys(removed), kept: keys(kept), changed: keys(changed) };
}

/** What a checklist is made from anew. `own`: see `ScopeCommand`. */
type Making = { readonly profile: ProfileAnswers; readonly restored?: readonly string[]; readonly own?: Template };

/** The checklist that a release would be made with; null where the template that it was made from is not known. */
export function planFor({ details, phases, roster }: ReleaseState, { profile, restored = details.restored, own }: Making): Wanted | null {
  const ladder = phases.flatMap(({ stage }) => (stage ? [{ percent: stage.weightPercent, minutes: stage.minimumMinutes }] : []));
  const { strategy, criticality } = details;
  const { template, tailoring } = planTemplate({
    ...{ strategy, criticality, profile },
    ...(ladder.length > 0 ? { ladder } : {}),
    ...(restored ? { restored } : {}),
    ...(own ? { own } : {}),
    ...(details.limits ? { limits: details.limits } : {}),
  });
  if (!tailoring || template.key !== details.template.key) return null;
  return { tailoring, target: instantiateTemplate({ template, criticality, roster }).items };
}

/**
 * The difference between the checklist as it stands and what the answers ask for. What somebody worked on stays; so does what a person
 * added, and what was taken out stays out. Phases that are over are the record and stay as they are. Null where the template that the
 * release was made from is not known.
 */
export function differenceFor(state: ReleaseState, profile: ProfileAnswers, own?: Template): ChecklistDifference | null {
  const wanted = planFor(state, { profile, ...(own ? { own } : {}) });
  return wanted && compare(state, wanted);
}

/** What the answers that the release has leave out, and nobody put back. Empty where it was not tailored. */
export function leftOutOf(state: ReleaseState, own?: Template): readonly ItemChoice[] {
  const { profile } = state.details;
  const choices = (profile && differenceFor(state, profile, own)?.tailoring.choices) ?? [];
  const present = new Set(state.items.map(({ key }) => key));
  return choices.filter(({ isIn, key, phase }) => !isIn && phase !== null && !present.has(key));
}

type Wanted = { readonly tailoring: Tailoring; readonly target: readonly ItemState[] };

function compare(state: ReleaseState, { tailoring, target }: Wanted): ChecklistDifference {
  const reasons = reasonsOf(tailoring.choices);
  const wanted = new Map(target.map((item) => [item.key, item]));
  const live = state.items.filter((item) => item.departure?.kind !== "own" && !isItemOver(state, item));
  const leftOut = live.filter(({ key }) => !wanted.has(key) && reasons.has(key));
  const isKept = (item: ItemState) => isTouched(item, state.items);
  const because = (item: ItemState): Reasoned[] => {
    const reason = reasons.get(item.key);
    return reason ? [{ item, ...reason }] : [];
  };
  const removed = leftOut.filter((item) => !isKept(item)).flatMap(because);
  const asked = live.flatMap((item) => {
    const to = wanted.get(item.key);
    return to ? [{ item, to }] : [];
  });
  return {
    tailoring,
    added: additions(state, { target, gone: new Set(removed.map(({ item }) => item.key)) }).flatMap(({ item, place }) =>
      because(item).map((one) => ({ ...one, place })),
    ),
    removed,
    kept: leftOut
      .filter(isKept)
      .flatMap(because)
      .filter(({ item, because: words }) => !isKeptFor(item, words)),
    rejoined: asked.filter(({ item }) => item.departure && reasons.get(item.key)?.rule !== "restored").flatMap(({ item }) => because(item)),
    changed: asked
      .filter(({ item, to }) => item.required !== to.required || item.condition?.id !== to.condition?.id)
      .flatMap(({ item, to }) => because({ ...item, required: to.required, condition: to.condition })),
    forgotten: (state.details.takenOut ?? []).filter(({ item }) => !wanted.has(item.key) && reasons.has(item.key) && !isTouched(item, [])),
    restored: (state.details.restored ?? []).filter((key) => reasons.get(key)?.rule === "restored"),
  };
}

const isItemOver = (state: ReleaseState, item: ItemState): boolean => {
  const phase = phaseOf(state, item);
  return phase === null || isOver(state, phase);
};

const isKeptFor = ({ departure }: ItemState, words: string): boolean => departure?.kind === "kept" && departure.because === words;

/** Every choice with its reason; of what another item says, which one; of what goes with its parent, the parent's. */
function reasonsOf(choices: readonly ItemChoice[]): ReadonlyMap<string, Pick<ItemChoice, "rule" | "because">> {
  const titles = new Map(choices.map(({ key, title }) => [key, title]));
  return new Map(
    choices.map(({ key, rule, because, restatedBy }) => {
      const twin = restatedBy === null ? undefined : titles.get(restatedBy);
      return [key, { rule, because: twin === undefined ? because : `“${twin}” says the same` }];
    }),
  );
}

/** What is asked for and not there, each with its place among what stays and what comes before it. */
function additions(state: ReleaseState, { target, gone }: { target: readonly ItemState[]; gone: ReadonlySet<string> }) {
  const out = new Set((state.details.takenOut ?? []).map(({ item }) => item.key));
  const present = new Set(state.items.map(({ key }) => key));
  const next = numbering(state);
  const items: { readonly key: string; readonly phase: string; readonly section: string; readonly parent: string | null }[] =
    state.items.filter(({ key }) => !gone.has(key));
  const found: { item: ItemState; place: PlacedItem }[] = [];
  for (const item of target) {
    if (present.has(item.key) || out.has(item.key) || isItemOver(state, item) || (item.parent !== null && out.has(item.parent))) continue;
    const order = target.filter(({ phase }) => phase === item.phase);
    const after = placeAfter({ items, phases: state.phases }, item, order);
    const numbered = { ...item, position: next(item.phase) };
    items.splice(items.findIndex(({ key }) => key === after) + 1, 0, item);
    found.push({ item: numbered, place: { item: definitionOf(numbered), after } });
  }
  return found;
}

/** The next number of a phase, past all that it ever had as far as anybody can tell. */
export function numbering(state: ReleaseState): (phase: string) => number {
  const last = new Map<string, number>();
  const all = [...state.items, ...(state.details.takenOut ?? []).map(({ item }) => item)];
  for (const { phase, position } of all) last.set(phase, Math.max(position, last.get(phase) ?? -1));
  return (phase) => {
    const number = (last.get(phase) ?? -1) + 1;
    last.set(phase, number);
    return number;
  };
}

/** The item without what becomes of it. */
export function definitionOf(item: ItemState): ItemDefinition {
  const { status: _s, version: _v, reason: _r, value: _u, outcome: _o, waivedUntil: _w, by: _b, at: _a, source: _c, ...rest } = item;
  const { assignee: _e, evidence: _d, notes: _n, ...definition } = rest;
  return definition;
}
