import { GENERAL_SECTIONS } from "@/lib/domain/checklist/general/sections";
import type { ReleaseCommand } from "@/lib/domain/release/command";
import type { ReleaseState } from "@/lib/domain/release/state";
import { APPLICATION_TYPES, CHANGE_FACTS, FACILITIES, type ProfileAnswers, RISK_TOLERANCES } from "@/lib/domain/tailoring/profile";
import { sectionItems } from "../reorder-items";

const GENERAL = GENERAL_SECTIONS.flatMap(({ items }) => items.map(({ key }) => key));

/** What people may ask of the extent of a checklist: some of it allowed, some of it stale, without a reason, or of nothing. */
export function scopeCommands(state: ReleaseState, dice: number): ReleaseCommand[] {
  const pick = <T>(list: readonly T[], offset = 1): T | undefined => list[Math.floor(dice / offset) % Math.max(1, list.length)];
  const item = pick(state.items);
  const out = pick(state.details.takenOut ?? []);
  const phase = pick(state.phases, 3)?.key ?? "nowhere";
  const { section = "nothing", phase: within = "nowhere" } = pick(state.items, 7) ?? {};
  const stale = dice % 6 === 0 ? 1 : 0;
  const reason = dice % 5 === 0 ? "" : "Because";
  const order = sectionItems(state, within, section).map(({ key }) => key);
  return [
    { type: "checklist.retailor", expectedSeq: state.seq - stale, reason, profile: randomAnswers(dice) },
    { type: "item.take-out", item: item?.key ?? "nothing", expectedVersion: (item?.version ?? 0) - stale, reason },
    { type: "item.put-back", item: out?.item.key ?? pick(GENERAL) ?? "nothing", reason },
    { type: "item.put-back", item: pick(GENERAL) ?? "nothing", reason },
    { type: "item.add", phase, title: "Ours", how: "", proof: "", owner: "expert", required: dice % 2 === 0, reason },
    { type: "items.reorder", phase: within, section, items: dice % 2 === 0 ? order.toReversed() : order.toSorted() },
    { type: "comment.add", text: "Look", ...(item ? { item: item.key } : {}) },
  ];
}

function randomAnswers(dice: number): ProfileAnswers {
  const isOn = (index: number) => (dice >> (index % 16)) % 2 === 1;
  return {
    application: APPLICATION_TYPES[dice % APPLICATION_TYPES.length] ?? "monolith",
    platform: "kubernetes",
    riskTolerance: RISK_TOLERANCES[dice % RISK_TOLERANCES.length] ?? "balanced",
    changes: CHANGE_FACTS.filter((_, index) => isOn(index)),
    facilities: FACILITIES.filter((_, index) => isOn(index + 3)),
    compliance: isOn(5) ? ["soc2"] : [],
  };
}
