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
      if (set.outcome === "not-tested") return { text: `marked ${title} as not tested`, tone: "todo" };
      return { text: set.from === "done" ? `un-ticked ${title}` : `set ${title} back to do`, tone: "todo" };
    case "done":
      if (set.outcome === "pass") return { text: `passed ${title}${value ? ` at ${value}` : ""}`, tone: "done" };
      return { text: value ? `answered ${title} with ${value}` : `ticked ${title}`, tone: "done" };
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
