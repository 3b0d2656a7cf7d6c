import { listed } from "@/lib/domain/access/who-can";
import { requirementsText } from "@/lib/domain/checklist/gate-rules";
import { labelsInText } from "@/lib/domain/sign-off/label-words";
import { because, type Description, type EventOf, type Names } from "./describe-words";
import type { PhaseClosing, SignOffRow } from "./state";

type GateEvent = EventOf<
  | "phase.closed"
  | "phase.reopened"
  | "phase.restarted"
  | "gate.rule-applied"
  | "sign-off.recorded"
  | "sign-off.denied"
  | "sign-off.lapsed"
  | "break-glass.invoked"
>;

/** What happens at the gates. */
export function describeGate(event: GateEvent, names: Names): Description {
  switch (event.type) {
    case "phase.closed": {
      const { phase, closing } = event.payload;
      const how = CLOSED_HOW[closing.how] ?? because(closing.reason);
      return { text: `closed ${names.phase(phase)}${how}`, tone: "done" };
    }
    case "phase.reopened":
      return { text: `reopened ${names.phase(event.payload.phase)}${because(event.payload.cause)}`, tone: "blocked" };
    case "phase.restarted":
      return { text: `restarted ${names.phase(event.payload.phase)}${because(event.payload.reason)}`, tone: "blocked" };
    case "gate.rule-applied": {
      const { phase, before, requirements } = event.payload;
      const [was, is] = [before, requirements].map((one) => requirementsText(one) || "nobody");
      return { text: `changed who must sign ${names.phase(phase)}: it was ${was}, and is ${is}`, tone: "blocked" };
    }
    case "sign-off.recorded":
      return describeRow(event.payload.row, names);
    case "sign-off.denied": {
      const { phase, role, message } = event.payload;
      return { text: `could not sign ${names.phase(phase)} as ${names.role(role)}: ${message}`, tone: "blocked" };
    }
    case "sign-off.lapsed":
      return { text: `set open sign-off requests aside: ${listed(event.payload.phases.map(names.phase), "and")}`, tone: "neutral" };
    case "break-glass.invoked": {
      const { phase, missing, reason } = event.payload.breakGlass;
      const lacking = missing.map(({ role, signed, needed }) => `${signed} of ${needed} signed as ${names.role(role)}`);
      return { text: `broke the glass of ${names.phase(phase)}, with ${listed(lacking, "and")}${because(reason)}`, tone: "failed" };
    }
  }
}

const CLOSED_HOW: Partial<Record<PhaseClosing["how"], string>> = {
  signed: ": all sign-offs are in",
  "break-glass": " by break-glass: not all sign-offs are in",
};

function describeRow(row: SignOffRow, names: Names): Description {
  const at = `${names.phase(row.phase)} as ${names.role(row.role)}`;
  const theirs = `the sign-off of ${names.phase(row.phase)} by ${row.person.name} (${names.role(row.role)})`;
  switch (row.kind) {
    case "granted":
      return { text: `signed ${at}${labelsInText(row)}${because(row.comment)}`, tone: "done" };
    case "refused":
      return { text: `refused ${at}${because(row.comment)}`, tone: "failed" };
    case "withdrawn":
      return { text: `withdrew the refusal of ${at}${because(row.comment)}`, tone: "neutral" };
    case "revoked":
      return { text: `revoked ${theirs}${because(row.comment)}`, tone: "blocked" };
    case "superseded":
      return { text: `ended ${theirs}${because(row.comment)}`, tone: "blocked" };
    case "expired":
      return { text: `recorded that ${theirs} has expired`, tone: "blocked" };
    case "ineligible":
      return { text: `recorded that ${theirs} no longer counts${because(row.comment)}`, tone: "blocked" };
  }
}
