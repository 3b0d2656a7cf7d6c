import { requirementsText } from "@/lib/domain/checklist/gate-rules";
import { RELEASE_ROLE_NAMES } from "./roles";
import type { GateRuleEvent } from "./team-event";

/** What happened to the rule of a gate: who must sign it beside what the checklist asks for. */
export function gateRuleText(event: GateRuleEvent): string {
  const { template, phase, requirements, service } = event.payload;
  const gate = `the gate ${phase} (${template})${service ? ` of ${service.name}` : ""}`;
  const is = requirementsText(requirements) || "nobody more";
  switch (event.type) {
    case "gate-rule.adopted":
      return `put in force who must sign ${gate}: it was ${requirementsText(event.payload.before) || "nobody more"}, and is ${is}`;
    case "gate-rule.proposed":
      return `asked to change who must sign ${gate} to ${is}`;
    case "gate-rule.signed":
      return `signed as ${RELEASE_ROLE_NAMES[event.payload.role].toLowerCase()} that ${gate} is signed by ${is}`;
    case "gate-rule.withdrawn":
      return `took back the change of who must sign ${gate} to ${is}`;
  }
}
