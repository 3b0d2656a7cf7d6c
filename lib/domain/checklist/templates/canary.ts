import type { Template } from "@/lib/domain/checklist/template";
import { CANARY_ROLLBACK } from "./canary/rollback";
import { SETUP } from "./canary/setup";
import { STAGE_10 } from "./canary/stage-10";
import { STAGE_25 } from "./canary/stage-25";
import { STAGE_50 } from "./canary/stage-50";
import { STAGE_75 } from "./canary/stage-75";
import { STAGE_100 } from "./canary/stage-100";
import { CANARY_T_PLUS_2H } from "./canary/t-plus-2h";
import { dashboardRestored } from "./dashboard-restored";
import { nextVersion } from "./next-version";

/** As first published. Source: CAN1 to CAN8 of the reference. */
export const CANARY_TEMPLATE_1: Template = {
  key: "canary",
  version: 1,
  track: "canary",
  name: "Canary release",
  phases: [SETUP, STAGE_10, STAGE_25, STAGE_50, STAGE_75, STAGE_100, CANARY_T_PLUS_2H, CANARY_ROLLBACK],
};

/** Whether people were told follows from the message. */
export const CANARY_TEMPLATE_2: Template = nextVersion(CANARY_TEMPLATE_1, {
  "canary-success-announced": { computedFrom: "message", messageKind: "completion" },
  "canary-rollback-announced": { computedFrom: "message", messageKind: "rollback-notice" },
});

/** The canary release: 8 phases, 77 items of which 15 are nested. That metrics are back is one check. Source: ADR 56. */
export const CANARY_TEMPLATE: Template = nextVersion(CANARY_TEMPLATE_2, {
  "canary-baseline-restored": dashboardRestored("CAN8.04"),
});
