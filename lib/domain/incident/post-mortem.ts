import { firstRefusal, refusal } from "@/lib/domain/release/guard";
import { type CommandOf, happens, type IncidentContext, type IncidentDecision, refusedWith } from "./command";
import { needsLead } from "./leading";
import { POST_MORTEM_SECTIONS, type PostMortemSection, unansweredSections } from "./lore/post-mortem";
import type { IncidentState } from "./state";

type PostMortemCommand = CommandOf<"section.write" | "post-mortem.publish">;

/** Characters that a section of a post-mortem may have. */
export const MAX_SECTION = 10_000;

/** The document that remains of an incident: sections that everybody who works on it writes, published by whoever leads. */
export function decidePostMortem(state: IncidentState, command: PostMortemCommand, context: IncidentContext): IncidentDecision {
  if (state.status === "open") return refusedWith(refusal("wrong-state", "The post-mortem is written once the incident is resolved."));
  return command.type === "section.write" ? write(state, command) : publish(state, context);
}

function write(state: IncidentState, { section, text, expectedVersion }: CommandOf<"section.write">): IncidentDecision {
  const known = POST_MORTEM_SECTIONS.find((one) => one.key === section);
  if (!known) return refusedWith(refusal("not-found", "There is no such section."));
  const present = state.sections.find((one) => one.key === section);
  if (text.trim() === (present?.text ?? "")) return happens();
  const version = present?.version ?? 0;
  const objection = firstRefusal(
    () => (text.length > MAX_SECTION ? refusal("invalid", "Shorten the section to 10,000 characters.", { path: "text" }) : null),
    () => {
      const isEmptied = state.published !== null && known.required && text.trim() === "";
      return isEmptied ? refusal("invalid", "The post-mortem is published: this section cannot be empty.", { path: "text" }) : null;
    },
    () => {
      const message = "Somebody wrote this section since you opened it. Look at what is new and save again.";
      return version === expectedVersion ? null : refusal("stale", message, { details: { present: present ?? null } });
    },
  );
  if (objection) return refusedWith(objection);
  return happens({ type: "incident.section-written", payload: { section, text: text.trim(), version: version + 1 } });
}

function publish(state: IncidentState, context: IncidentContext): IncidentDecision {
  const objection = firstRefusal(
    () => needsLead(state, context, "publish the post-mortem"),
    () => {
      const missing = missingSections(state);
      const message = `Still to be written: ${missing.map((one) => one.title).join(", ")}.`;
      return missing.length > 0 ? refusal("invalid", message, { details: { missing: missing.map((one) => one.key) } }) : null;
    },
  );
  if (objection) return refusedWith(objection);
  return state.published ? happens() : happens({ type: "incident.post-mortem-published", payload: {} });
}

/** The required sections that are empty, or have a gap that nobody filled. */
export function missingSections({ sections }: Pick<IncidentState, "sections">): readonly PostMortemSection[] {
  const missing = unansweredSections(Object.fromEntries(sections.map(({ key, text }) => [key, text])));
  return POST_MORTEM_SECTIONS.filter((one) => missing.includes(one.key));
}
