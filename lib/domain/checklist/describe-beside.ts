import type { Description, EventOf, Names } from "@/lib/domain/release/describe-words";

type BesideEvent = EventOf<
  "item.assigned" | "item.noted" | "item.evidence-added" | "item.evidence-removed" | "comment.added" | "flag.raised"
>;

/** What people put beside the checklist: assignments, notes, links, comments and flags. */
export function describeBeside(event: BesideEvent, names: Names): Description {
  switch (event.type) {
    case "item.assigned": {
      const { item, assignee } = event.payload;
      return {
        text: assignee ? `gave ${names.item(item)} to ${assignee.name}` : `took the assignee off ${names.item(item)}`,
        tone: "neutral",
      };
    }
    case "item.noted":
      return { text: `noted at ${names.item(event.payload.item)}: ${event.payload.note.text}`, tone: "neutral" };
    case "item.evidence-added":
      return { text: `added ${event.payload.evidence.label} to ${names.item(event.payload.item)}`, tone: "neutral" };
    case "item.evidence-removed":
      return { text: `removed ${event.payload.evidence.label} from ${names.item(event.payload.item)}`, tone: "neutral" };
    case "comment.added": {
      const { item, text } = event.payload;
      return { text: `commented${item ? ` on ${names.item(item)}` : ""}: ${text}`, tone: "neutral" };
    }
    case "flag.raised":
      return { text: `raised a flag: ${event.payload.text}`, tone: "blocked" };
  }
}
