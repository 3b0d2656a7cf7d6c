import { type CommandContext, type Decision, done, type Refusal, type ReleaseCommand } from "@/lib/domain/release/command";
import type { ReleaseEvent } from "@/lib/domain/release/event";
import { firstRefusal, needsPermission, refusal, refused } from "@/lib/domain/release/guard";
import type { ItemState, ReleaseState } from "@/lib/domain/release/state";
import { findItem, mayWorkOn, noSuchItem } from "./item-access";

export const MAX_EVIDENCE = 20;
export const MAX_URL = 2_048;
export const MAX_LABEL = 200;

/** Adds a link that proves an item. Refused: no http(s) address, one with a password in it, more than 20. Adding the same link again changes nothing. */
export function addEvidence(
  state: ReleaseState,
  command: Extract<ReleaseCommand, { type: "item.add-evidence" }>,
  context: CommandContext,
): Decision {
  const found = findItem(state, command.item);
  if (!found) return refused(noSuchItem(command.item));
  const { item, phase } = found;
  const url = command.url.trim();
  const label = command.label.trim() || url.slice(0, MAX_LABEL);
  const objection = firstRefusal(
    () => mayWorkOn(state, phase, context),
    () => checkLink(url, label),
    () => checkRoom(item, { url, label }),
  );
  if (objection) return refused(objection);
  if (isThere(item, { url, label })) return done();
  const { id, name, initials } = context.actor;
  const evidence = { id: context.newId(), url, label, by: { id, name, initials }, at: context.now };
  return done({ type: "item.evidence-added", payload: { item: item.key, version: item.version + 1, evidence } });
}

/**
 * Adds the link of a machine's report. Where the item is full its own oldest link makes room, which the log says too, so that a
 * pipeline that reports every hour is never stuck; links of others, and those of people, are not touched.
 */
export function addReported(
  state: ReleaseState,
  command: Extract<ReleaseCommand, { type: "item.add-evidence" }>,
  context: CommandContext,
): Decision {
  const item = findItem(state, command.item)?.item;
  const oldest = item?.evidence.find((one) => one.by.id === context.actor.id);
  if (!item || !oldest || !isFull(item) || context.actor.kind === "person") return addEvidence(state, command, context);
  const left = { ...item, version: item.version + 1, evidence: item.evidence.filter((one) => one !== oldest) };
  // Seen with its old links first: one that is there already is no reason to take another away.
  const known = addEvidence(state, command, context);
  if (known.ok) return known;
  const added = addEvidence({ ...state, items: state.items.map((one) => (one === item ? left : one)) }, command, context);
  const removed: ReleaseEvent = { type: "item.evidence-removed", payload: { item: item.key, version: left.version, evidence: oldest } };
  return added.ok ? done(removed, ...added.events) : added;
}

/** Takes a link away: whoever added it, or deployer and commander. */
export function removeEvidence(
  state: ReleaseState,
  command: Extract<ReleaseCommand, { type: "item.remove-evidence" }>,
  context: CommandContext,
): Decision {
  const found = findItem(state, command.item);
  if (!found) return refused(noSuchItem(command.item));
  const { item, phase } = found;
  const evidence = item.evidence.find((one) => one.id === command.evidence);
  if (!evidence) return refused(refusal("not-found", "This link is no longer there.", { path: "evidence", details: { item } }));
  const objection = firstRefusal(
    () => mayWorkOn(state, phase, context),
    () =>
      evidence.by.id === context.actor.id
        ? null
        : needsPermission(state, context, "item.edit-frozen", `remove a link that ${evidence.by.name} added`),
  );
  if (objection) return refused(objection);
  return done({ type: "item.evidence-removed", payload: { item: item.key, version: item.version + 1, evidence } });
}

function checkLink(url: string, label: string): Refusal | null {
  const address = url.length <= MAX_URL && URL.canParse(url) ? new URL(url) : null;
  if (!address || (address.protocol !== "http:" && address.protocol !== "https:")) {
    return refusal("invalid", "Give a link that begins with http:// or https://.", { path: "url" });
  }
  // A link is shown to everybody on the release and kept for ever in its log.
  if (address.username !== "" || address.password !== "") {
    return refusal("invalid", "The link holds a user name or password. Give one without.", { path: "url" });
  }
  if (label.length > MAX_LABEL) return refusal("invalid", `Shorten the label to ${MAX_LABEL} characters.`, { path: "label" });
  return null;
}

type Link = { readonly url: string; readonly label: string };

const isThere = ({ evidence }: ItemState, { url, label }: Link): boolean => evidence.some((one) => one.url === url && one.label === label);
const isFull = ({ evidence }: ItemState): boolean => evidence.length >= MAX_EVIDENCE;

function checkRoom(item: ItemState, link: Link): Refusal | null {
  if (!isFull(item) || isThere(item, link)) return null;
  return refusal("invalid", `An item takes ${MAX_EVIDENCE} links. Remove one first.`, { path: "url" });
}
