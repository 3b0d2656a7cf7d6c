import { listed } from "@/lib/domain/access/who-can";
import { because, type Description, type EventOf, type Names } from "@/lib/domain/release/describe-words";
import type { Retailored } from "./scope-event";

type ScopeEvent = EventOf<"release.retailored" | "item.taken-out" | "item.put-back" | "item.added" | "items.reordered">;

/** What became of the extent of a checklist. */
export function describeScope(event: ScopeEvent, names: Names): Description {
  return { text: scopeText(event, names), tone: event.type === "item.taken-out" ? "blocked" : "neutral" };
}

function scopeText(event: ScopeEvent, names: Names): string {
  switch (event.type) {
    case "release.retailored":
      return `${retailoredText(event.payload)}${because(event.payload.reason)}`;
    case "item.taken-out": {
      const { title, items, reason } = event.payload;
      const more = items.length > 1 ? ` and what is below it` : "";
      return `took “${title}”${more} out of the checklist${because(reason)}`;
    }
    case "item.put-back":
      return `put “${event.payload.title}” back into the checklist${because(event.payload.reason)}`;
    case "item.added": {
      const { item, reason } = event.payload;
      return `added “${item.title}” to ${names.phase(item.phase)}${item.required ? "; it holds the gate" : ""}${because(reason)}`;
    }
    case "items.reordered":
      return `put “${event.payload.sectionTitle}” of ${names.phase(event.payload.phase)} in another order`;
  }
}

function retailoredText({ before, added, removed, kept, changed }: Retailored): string {
  const parts = [
    count(added, "came", "came"),
    count(removed, "went", "went"),
    count(kept, "stays, since somebody worked on it", "stay, since somebody worked on them"),
    count(changed, "holds its gate otherwise now", "hold their gates otherwise now"),
  ].filter((part) => part !== "");
  const what = parts.length === 0 ? "the checklist stays as it is" : listed(parts, "and");
  return `${before ? "changed the answers" : "tailored the checklist"}: ${what}`;
}

function count(list: readonly unknown[], one: string, many: string): string {
  if (list.length === 0) return "";
  return list.length === 1 ? `1 item ${one}` : `${list.length} items ${many}`;
}
