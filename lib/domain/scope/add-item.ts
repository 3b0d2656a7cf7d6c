import { type CommandContext, type Decision, done, type ReleaseCommand } from "@/lib/domain/release/command";
import { firstRefusal, needsText, refusal, refused } from "@/lib/domain/release/guard";
import type { ItemDefinition, ReleaseState } from "@/lib/domain/release/state";
import { numbering } from "./difference";
import { placeAfter } from "./place-item";
import { checkNotOver, checkReason, mayChangeScope } from "./scope-access";

/** Where what people add stands: a section of its own at the end of the phase. */
export const OWN_SECTION = { section: "added-by-the-team", sectionTitle: "Added by the team" } as const;

/** The most that people may add to one release. */
export const MAX_OWN_ITEMS = 100;

type AddCommand = Extract<ReleaseCommand, { type: "item.add" }>;

/** Adds an item that only this release has. One that holds its gate opens the gate again, as every change of what is signed. */
export function addItem(state: ReleaseState, command: AddCommand, context: CommandContext): Decision {
  const phase = state.phases.find(({ key }) => key === command.phase);
  if (!phase) return refused(refusal("not-found", "This release has no such phase.", { path: "phase" }));
  const objection = firstRefusal(
    () => mayChangeScope(state, context),
    () => checkNotOver(state, phase),
    () => needsText(command.title, "title", "Say what is true when it is done."),
    () => checkCount(state),
    () => checkReason(state, command.reason),
  );
  if (objection) return refused(objection);
  const item = toItem(state, command, `own-${context.newId()}`);
  const order = [...state.items.filter((one) => one.phase === item.phase), item];
  const after = placeAfter(state, item, order);
  return done({ type: "item.added", payload: { item, after, reason: command.reason?.trim() || null } });
}

function checkCount({ items }: ReleaseState) {
  if (items.filter(({ departure }) => departure?.kind === "own").length < MAX_OWN_ITEMS) return null;
  return refusal("invalid", `People have added ${MAX_OWN_ITEMS} items to this release; that is the most it takes.`);
}

function toItem(state: ReleaseState, { phase, title, how, proof, owner, required }: AddCommand, key: string): ItemDefinition {
  return {
    key,
    phase,
    ...OWN_SECTION,
    parent: null,
    position: numbering(state)(phase),
    kind: "tick",
    title: title.trim(),
    proof: proof.trim(),
    how: how.trim() || null,
    command: null,
    owner,
    required,
    condition: null,
    options: [],
    unit: null,
    computedFrom: null,
    sources: [],
  };
}
