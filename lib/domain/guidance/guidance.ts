import type { PhaseState, ReleaseDetails } from "@/lib/domain/release/state";
import { ANALYSIS_TEMPLATES } from "./analysis-templates";
import { BLUE_GREEN_ROLLOUT } from "./blue-green-rollout";
import { CANARY_ROLLOUT } from "./canary-rollout";
import { DEPLOYMENT } from "./deployment";
import type { GuidanceDocument } from "./document";
import { type Placeholder, placeholdersIn } from "./placeholders";
import { PROMETHEUS_RULE } from "./prometheus-rule";
import { ROLLBACK_SCRIPT } from "./rollback-script";
import { SMOKE_TEST } from "./smoke-test";
import { subjectOf } from "./subject";

const DOCUMENTS: readonly GuidanceDocument[] = [
  DEPLOYMENT,
  BLUE_GREEN_ROLLOUT,
  CANARY_ROLLOUT,
  ANALYSIS_TEMPLATES,
  PROMETHEUS_RULE,
  SMOKE_TEST,
  ROLLBACK_SCRIPT,
];

export type GuidanceFile = {
  /** Unique among the files of a release. */
  readonly path: string;
  readonly language: GuidanceDocument["language"];
  readonly text: string;
  readonly why: string;
  /** What has to be filled in by hand before it is used. */
  readonly placeholders: readonly Placeholder[];
};
export type Guidance = { readonly files: readonly GuidanceFile[] /** Of all files. */; readonly placeholders: readonly Placeholder[] };

/**
 * The documents that fit a release, with its values filled in. What the release does not know is a placeholder, never a value that
 * was made up. ADR 51.
 */
export function guidanceFor(details: ReleaseDetails, phases: readonly PhaseState[]): Guidance {
  const subject = subjectOf(details, phases);
  const files = DOCUMENTS.flatMap(({ path, language, why, write }): GuidanceFile[] => {
    const text = write(subject);
    return text === null ? [] : [{ path, language, why, text, placeholders: placeholdersIn(text) }];
  });
  return { files, placeholders: placeholdersIn(files.map(({ text }) => text).join("\n")) };
}
