import type { Template } from "@/lib/domain/checklist/template";
import { APPROVAL } from "./hotfix/approval";
import { ASSESSMENT } from "./hotfix/assessment";
import { DEVELOPMENT } from "./hotfix/development";
import { HOTFIX_ROLLBACK } from "./hotfix/rollback";
import { HOTFIX_T_PLUS_2H } from "./hotfix/t-plus-2h";
import { T_PLUS_5M } from "./hotfix/t-plus-5m";
import { HOTFIX_T_PLUS_24H } from "./hotfix/t-plus-24h";
import { T_PLUS_30M } from "./hotfix/t-plus-30m";
import { HOTFIX_T_ZERO } from "./hotfix/t-zero";
import { TESTING } from "./hotfix/testing";
import { nextVersion } from "./next-version";

/** As first published. Source: FIX1 to FIX10 of the reference. */
export const HOTFIX_TEMPLATE_1: Template = {
  key: "hotfix",
  version: 1,
  track: "hotfix",
  name: "Emergency hotfix",
  phases: [
    ASSESSMENT,
    DEVELOPMENT,
    TESTING,
    APPROVAL,
    HOTFIX_T_ZERO,
    T_PLUS_5M,
    T_PLUS_30M,
    HOTFIX_T_PLUS_2H,
    HOTFIX_T_PLUS_24H,
    HOTFIX_ROLLBACK,
  ],
};

/**
 * The emergency hotfix: 10 phases, 66 items. Whether people were told follows from the message, where one is due: the declaration, the
 * status page and the word to customers (`FIX1.04`, `FIX8.03`, `FIX8.04`) are ticked by hand.
 */
export const HOTFIX_TEMPLATE: Template = nextVersion(HOTFIX_TEMPLATE_1, {
  "hotfix-stakeholders-told": { computedFrom: "message", messageKind: "completion" },
  "hotfix-rollback-announced": { computedFrom: "message", messageKind: "rollback-notice" },
});
