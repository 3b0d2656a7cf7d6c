import type { Refusal } from "@/lib/domain/release/command";
import { firstRefusal, needsText, refusal } from "@/lib/domain/release/guard";
import { type CommandOf, happens, type IncidentContext, type IncidentDecision, refusedWith } from "./command";
import { needsPast } from "./declare";

/** Adds a note to the timeline, in any status: people remember things afterwards. A machine may, but cannot say that people were told. */
export function addNote({ text, at, told = false }: CommandOf<"note">, context: IncidentContext): IncidentDecision {
  const objection = firstRefusal(
    () => mayNote(context),
    () => needsText(text, "text", "Write the note first."),
    () => needsPast(at, context.now, "at"),
    () => (told && context.actor.kind !== "person" ? refusal("not-permitted", "Only a person can say that stakeholders were told.") : null),
  );
  if (objection) return refusedWith(objection);
  return happens({ type: "incident.noted", payload: { id: context.newId(), text: text.trim(), at: at ?? null, told } });
}

function mayNote({ permissions }: IncidentContext): Refusal | null {
  return permissions.has("incident.note") ? null : refusal("not-permitted", "Only a member of the team can add to the timeline.");
}
