import { ANALYSIS_TEMPLATES } from "./analysis-templates";
import { ARGO_CD_NOTIFICATIONS, ARGO_CD_PRESYNC } from "./argo-cd";
import { BLUE_GREEN_ROLLOUT } from "./blue-green-rollout";
import { CANARY_ROLLOUT } from "./canary-rollout";
import { DATABASE_ROLLBACK_SCRIPT } from "./database-rollback-script";
import { DEPLOYMENT } from "./deployment";
import type { GroupKey, GuidanceDocument } from "./document";
import { type Fit, fitOf } from "./fit";
import { FLAG_PLANS } from "./flag-plans";
import { FLAGGER_CANARY } from "./flagger-canary";
import { FLUX_NOTIFICATIONS } from "./flux-notifications";
import { GITHUB_WORKFLOW } from "./github-workflow";
import { GITLAB_PIPELINE } from "./gitlab-pipeline";
import { NGINX_ROLLOUT, TRAEFIK_ROLLOUT } from "./ingress-rollouts";
import { ISTIO_ROLLOUT } from "./istio-rollout";
import { MIGRATION_PLAN } from "./migration-plan";
import { type Placeholder, placeholdersIn } from "./placeholders";
import { PROMETHEUS_RULE } from "./prometheus-rule";
import { readMe } from "./read-me";
import { ROLLBACK_METHODS_DOCUMENT } from "./rollback-methods";
import { ROLLBACK_SCRIPT } from "./rollback-script";
import { RUNBOOK } from "./runbook";
import { SMOKE_TEST } from "./smoke-test";
import { type GuidedRelease, type Subject, subjectOf } from "./subject";

/** In the order of their groups. */
const DOCUMENTS: readonly GuidanceDocument[] = [
  DEPLOYMENT,
  BLUE_GREEN_ROLLOUT,
  CANARY_ROLLOUT,
  FLAGGER_CANARY,
  ISTIO_ROLLOUT,
  NGINX_ROLLOUT,
  TRAEFIK_ROLLOUT,
  ANALYSIS_TEMPLATES,
  PROMETHEUS_RULE,
  SMOKE_TEST,
  GITHUB_WORKFLOW,
  GITLAB_PIPELINE,
  ARGO_CD_PRESYNC,
  ARGO_CD_NOTIFICATIONS,
  FLUX_NOTIFICATIONS,
  ...FLAG_PLANS,
  MIGRATION_PLAN,
  DATABASE_ROLLBACK_SCRIPT,
  ROLLBACK_SCRIPT,
  ROLLBACK_METHODS_DOCUMENT,
  RUNBOOK,
];

export type GuidanceFile = {
  /** Unique among the files of a release. */
  readonly path: string;
  readonly group: GroupKey;
  readonly language: GuidanceDocument["language"];
  readonly text: string;
  readonly why: string;
  /** Why it fits this release. */
  readonly because: string;
  /** What has to be filled in by hand before it is used. */
  readonly placeholders: readonly Placeholder[];
};
export type LeftOut = { readonly title: string; readonly because: string };
export type Guidance = {
  readonly files: readonly GuidanceFile[];
  /** The documents that do not fit the release. */
  readonly leftOut: readonly LeftOut[];
  /** Of all files. */
  readonly placeholders: readonly Placeholder[];
  /** What goes on top of the files when they are kept together. */
  readonly readMe: string;
};

/**
 * The documents that fit a release, with its values filled in, and why the others do not. What the release does not know is a
 * placeholder, never a value that was made up. ADR 51.
 */
export function guidanceFor(release: GuidedRelease): Guidance {
  const subject = subjectOf(release);
  const judged = DOCUMENTS.map((document) => ({ document, fit: judge(document, subject) }));
  const files = judged.flatMap(({ document, fit }) => (fit.isHere ? [fileOf(document, fit, subject)] : []));
  const leftOut = judged.flatMap(({ document: { title }, fit: { isHere, because } }) => (isHere ? [] : [{ title, because }]));
  const contents = { files, leftOut, placeholders: placeholdersIn(files.map(({ text }) => text).join("\n")) };
  return { ...contents, readMe: readMe(subject, contents) };
}

function judge({ needs, obstacle }: GuidanceDocument, subject: Subject): Fit {
  const fit = fitOf(needs, subject.details);
  const hindered = fit.isHere ? obstacle?.(subject) : null;
  return hindered ? { isHere: false, because: hindered } : fit;
}

function fileOf({ path, group, language, why, write }: GuidanceDocument, { because }: Fit, subject: Subject): GuidanceFile {
  const text = write(subject);
  return { path, group, language, why, because, text, placeholders: placeholdersIn(text) };
}
