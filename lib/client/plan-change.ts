import type { PlanPreview } from "./plan-preview";

/** What an answer changed in the plan: in words, and where, so that it can be tinted. */
export type PlanChange = {
  readonly text: string;
  /** Keys of items that came or went. */
  readonly items: ReadonlySet<string>;
  /** Keys of the phases that they came into or went from. */
  readonly phases: ReadonlySet<string>;
};

/** Null where the plan has the same items and asks for as many signatures. Items of the rollback are tinted and not counted, as everywhere. */
export function planChange(before: PlanPreview, after: PlanPreview): PlanChange | null {
  const came = [...after.placed].filter(([key]) => !before.placed.has(key));
  const went = [...before.placed].filter(([key]) => !after.placed.has(key));
  const signOffs = after.signOffCount - before.signOffCount;
  const parts = [
    sized(counted(came, after), "item", "+"),
    sized(counted(went, before), "item", "-"),
    sized(Math.abs(signOffs), "sign-off", signOffs > 0 ? "+" : "-"),
  ];
  const text = parts.filter((part) => part !== "").join(", ");
  if (text === "") return null;
  const both = [...came, ...went];
  return { text, items: new Set(both.map(([key]) => key)), phases: new Set(both.map(([, phase]) => phase)) };
}

type Placed = readonly (readonly [key: string, phase: string])[];

function counted(items: Placed, { phases }: PlanPreview): number {
  const rollback = new Set(phases.filter(({ isRollback }) => isRollback).map(({ key }) => key));
  return items.filter(([, phase]) => !rollback.has(phase)).length;
}

const sized = (size: number, unit: string, sign: string): string => (size === 0 ? "" : `${sign}${size} ${unit}${size === 1 ? "" : "s"}`);
