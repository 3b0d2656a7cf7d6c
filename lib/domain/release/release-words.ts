import type { HotfixDetails, ReleaseDetails } from "./state";

/** The words people read. */
export const STRATEGY_NAMES: Record<ReleaseDetails["strategy"], string> = {
  rolling: "Rolling update",
  "blue-green": "Blue-green",
  canary: "Canary",
  "feature-flag": "Feature flag",
};

export const CRITICALITY_NAMES: Record<ReleaseDetails["criticality"], string> = {
  standard: "Standard",
  critical: "Critical",
  staging: "Staging",
  hotfix: "Emergency hotfix",
};

export const CHANGE_KIND_NAMES: Record<ReleaseDetails["changes"][number]["kind"], string> = {
  feature: "Feature",
  fix: "Fix",
  performance: "Performance",
};

/** How bad what a hotfix mends is, as a label that stands alone. */
export const SEVERITY_NAMES: Record<HotfixDetails["severity"], string> = {
  critical: "Critical severity",
  high: "High severity",
};
