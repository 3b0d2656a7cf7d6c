import type { TeamEvent } from "./team-event";

/** What somebody did to a checklist template of the team. */
export function templateText({ type, payload }: Extract<TeamEvent, { type: `template.${string}` }>): string {
  switch (type) {
    case "template.created":
      return `made the template ${payload.template.name} from ${payload.from}`;
    case "template.draft-saved":
      return payload.how === "imported"
        ? `imported a draft of the template ${payload.name}`
        : `saved the draft of the template ${payload.name}`;
    case "template.draft-discarded":
      return `discarded the draft of the template ${payload.name}`;
    case "template.published":
      return `published version ${payload.version} of the template ${payload.name}${changesText(payload)}`;
    case "template.archived":
      return `archived the template ${payload.name}`;
  }
}

/** The first version differs from nothing. */
function changesText({ version, changes, more }: Extract<TeamEvent, { type: "template.published" }>["payload"]): string {
  const count = changes.length + more;
  if (version === 1 || count === 0) return "";
  return count === 1 ? `: ${changes[0]}` : `, with ${count} changes`;
}
