import { because, type Description, type Names } from "@/lib/domain/release/describe-words";
import type { ItemSet } from "@/lib/domain/release/event";

/** A change of an item in words. A reason stands at the end, whatever the status, since frozen phases ask for one on every change. */
export function describeItemSet(set: Readonly<ItemSet>, names: Names): Description {
  const title = names.item(set.item);
  const undone = set.compensates === null ? "" : "took back a change: ";
  const value = set.value === null ? null : names.value(set.item, set.value);
  const described = bySetting({ set, title, value, names });
  return { ...described, text: `${undone}${described.text}${because(set.reason)}` };
}

type Setting = { readonly set: Readonly<ItemSet>; readonly title: string; readonly value: string | null; readonly names: Names };

function bySetting({ set, title, value, names }: Setting): Description {
  switch (set.to) {
    case "todo":
      return { text: reopened(set, title), tone: "todo" };
    case "done":
      return { text: resolved(set, title, value), tone: "done" };
    case "not-applicable":
      return { text: `marked ${title} as not applicable`, tone: "na" };
    case "waived":
      return { text: `waived ${title}${set.waivedUntil ? ` until ${names.time(set.waivedUntil)}` : ""}`, tone: "na" };
    case "blocked":
      return { text: `blocked ${title}`, tone: "blocked" };
    case "failed":
      return { text: `marked ${title} as failed${value ? ` at ${value}` : ""}`, tone: "failed" };
  }
}

function reopened({ outcome, from }: Readonly<ItemSet>, title: string): string {
  if (outcome === "not-tested") return `marked ${title} as not tested`;
  return from === "done" ? `un-ticked ${title}` : `set ${title} back to do`;
}

function resolved({ outcome }: Readonly<ItemSet>, title: string, value: string | null): string {
  if (outcome === "pass") return `passed ${title}${value ? ` at ${value}` : ""}`;
  return value ? `answered ${title} with ${value}` : `ticked ${title}`;
}
