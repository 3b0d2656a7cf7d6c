import type { Template } from "@/lib/domain/checklist/template";
import { nextVersion } from "./next-version";
import { ROLLBACK } from "./standard/rollback";
import { T_MINUS_2H } from "./standard/t-minus-2h";
import { T_MINUS_48H } from "./standard/t-minus-48h";
import { T_PLUS_2H } from "./standard/t-plus-2h";
import { T_PLUS_15M } from "./standard/t-plus-15m";
import { T_PLUS_24H } from "./standard/t-plus-24h";
import { T_ZERO } from "./standard/t-zero";

/** As first published. Source: STD1 to STD7 of the reference. */
export const STANDARD_TEMPLATE_1: Template = {
  key: "standard",
  version: 1,
  track: "standard",
  name: "Standard release",
  phases: [T_MINUS_48H, T_MINUS_2H, T_ZERO, T_PLUS_15M, T_PLUS_2H, T_PLUS_24H, ROLLBACK],
};

/**
 * The standard release: 7 phases, 75 items. Whether people were told follows from the message, and whether support and responders
 * were briefed from who has read the briefing.
 */
export const STANDARD_TEMPLATE: Template = nextVersion(STANDARD_TEMPLATE_1, {
  "stakeholders-told": { computedFrom: "message", messageKind: "pre-notice" },
  "responders-briefed": {
    title: "Support and responders have read the briefing",
    proof: "The version of the briefing, with who confirmed it and when.",
    verify: { how: "Ask support and every responder to read it. It says what changes, what to answer and whom to call." },
    kind: "computed",
    computedFrom: "briefing",
    owner: "support-lead",
    sources: ["STD1.14", "INC1.06"],
  },
  "success-announced": { computedFrom: "message", messageKind: "completion" },
  "rollback-announced": { computedFrom: "message", messageKind: "rollback-notice" },
});
