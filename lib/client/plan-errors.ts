import { newReleaseBody } from "@/lib/contracts/plan";
import { trackOf } from "@/lib/domain/checklist/template-for";
import { checkVersions } from "@/lib/domain/release/edit-release";
import { checkDraftRoster, checkRoster } from "@/lib/domain/release/roster-rules";
import { checkTrack } from "@/lib/domain/release/track-rules";
import { validateWindow } from "@/lib/domain/release/validate-window";
import type { Instant } from "@/lib/domain/time/instant";
import { filledRows, LISTS, type ListField, type PlanForm, timesOf, toBody } from "./plan-form";
import type { PlanPreview } from "./plan-preview";
import { chosenTemplate, filledGates, trackBody } from "./plan-tracks";

/** What is wrong, by field: `toVersion`, `links.<row id>.url`, `roster.approver`, `plannedT0`. In order of the form. */
export type PlanErrors = ReadonlyMap<string, string>;

/** The steps of the wizard, in order. */
export const STEPS = ["profile", "people", "review"] as const;
export type PlanStep = (typeof STEPS)[number];

const PEOPLE_FIELDS = ["roster", "plannedT0", "windowStart", "windowEnd", "zone"];

/** The step on which a field is asked. */
export function stepOf(field: string): PlanStep {
  return PEOPLE_FIELDS.includes(field.split(".")[0] ?? "") ? "people" : "profile";
}

/**
 * Everything that the server would refuse, found with the server's own rules: the contract, then the domain. For a draft
 * the roster may have gaps.
 */
export function findErrors(form: PlanForm, { preview, now, plan }: { preview: PlanPreview; now: Instant; plan: boolean }): PlanErrors {
  const found = new Map<string, string>();
  const add = (field: string, message: string) => found.has(field) || found.set(field, message);
  const versions = checkVersions(form);
  if (versions?.path) add(versions.path, versions.message);
  const times = timesOf(form);
  if (!times) add("plannedT0", "Choose a date and a time.");
  else for (const { path, message } of validateWindow({ ...times, zone: form.zone }, now)) add(path, message);
  for (const [field, message] of [...templateErrors(form, preview), ...trackErrors(form, now)]) add(field, message);
  const parsed = newReleaseBody.safeParse(toBody(form, plan));
  for (const issue of parsed.success ? [] : parsed.error.issues) add(fieldOf(form, issue.path.join(".")), issue.message);
  const roster = (plan ? checkRoster : checkDraftRoster)({ roster: preview.roster, release: preview.release, members: null });
  if (roster) add(rosterField(roster.path), roster.message);
  return new Map([...found].sort(([a], [b]) => placeOf(a) - placeOf(b)));
}

/** What is previewed without its template is not what the server would make. */
function templateErrors(form: PlanForm, { release }: PlanPreview): [string, string][] {
  const chosen = chosenTemplate(form);
  const isLoaded = chosen === null || release.details.template.key === chosen.id;
  return isLoaded ? [] : [["template", "This template is not loaded yet."]];
}

/** What is wrong with the stages of a canary or with what a hotfix says, before the contract says it in fewer words. */
function trackErrors(form: PlanForm, now: Instant): [string, string][] {
  const { hotfix, ladder, gates = [] } = trackBody(form);
  const { strategy, criticality } = form;
  const missing: [string, string][] = [];
  if (hotfix && hotfix.description.trim() === "") missing.push(["hotfix.description", "Say what is broken: what users cannot do."]);
  if (hotfix && hotfix.declaredAt === "") missing.push(["hotfix.declaredAt", "Choose the date and the time at which it was declared."]);
  if (missing.length > 0) return missing;
  const named = gates.map((gate) => ({ ...gate, name: gate.name ?? null }));
  const asked = { strategy, criticality, ...(hotfix ? { hotfix } : {}), ...(ladder ? { ladder } : {}), gates: named };
  const problem = checkTrack(asked, { track: trackOf(form), now });
  return problem?.path ? [[fieldOf(form, problem.path), problem.message]] : [];
}

/** The order of the questions, in which what is missing is told. */
const ORDER = [
  "serviceId",
  "fromVersion",
  "toVersion",
  "environment",
  "namespace",
  "artifactDigest",
  "template",
  "strategy",
  "ladder",
  "gates",
  "criticality",
  "hotfix",
  "changes",
  "impact",
  "risks",
  "rollbackMethod",
  "rollbackPlan",
  "thresholds",
  "links",
  "roster",
  "zone",
  "plannedT0",
  "windowStart",
  "windowEnd",
];

const placeOf = (field: string): number => ORDER.indexOf(field.split(".")[0] ?? "");

/** What the server refused, by field. */
export function serverErrors(form: PlanForm, byPath: ReadonlyMap<string, string>): PlanErrors {
  return new Map([...byPath].map(([path, message]) => [fieldOf(form, path), message]));
}

/** Lists are sent without their empty rows: the place in what was sent becomes the row on the screen. */
function fieldOf(form: PlanForm, path: string): string {
  const [root = "", index, ...rest] = path.split(".");
  if (root === "windowStart" || root === "windowEnd") return timesOf(form) ? root : "plannedT0";
  if (root === "template") return root;
  if (root === "ladder" || root === "gates") return rowField(form, root, path);
  if (!isList(root) || index === undefined) return root === "roster" ? rosterField(path) : path;
  const row = filledRows(form, root)[Number(index)];
  return row ? [root, row.id, ...rest].join(".") : root;
}

function rowField(form: PlanForm, root: "ladder" | "gates", path: string): string {
  const [, index, ...rest] = path.split(".");
  const row = (root === "ladder" ? form.ladder : filledGates(form.gates))[Number(index)];
  return row ? [root, row.id, ...rest].join(".") : root;
}

const isList = (field: string): field is ListField => LISTS.some((one) => one === field);

/** A place in the roster means nothing on the screen; a role does. */
function rosterField(path: string | undefined): string {
  return path && /^roster\.[a-z-]+$/.test(path) ? path : "roster";
}

/** Fields whose messages do not say by themselves what they are about. */
const NAMES: Record<string, string> = {
  environment: "Environment",
  namespace: "Namespace",
  artifactDigest: "Artifact digest",
  impact: "Impact",
  rollbackPlan: "Rollback plan",
  changes: "Change",
  risks: "Risk",
  thresholds: "Threshold",
  links: "Link",
  ladder: "Stage",
  gates: "Gate",
};

/** A message that stands away from its field: `Link 2: This address cannot be linked …`. */
export function errorSentence(form: PlanForm, [field, message]: readonly [string, string]): string {
  const [root = "", rowId] = field.split(".");
  const name = NAMES[root];
  if (!name) return message;
  const rows: readonly { readonly id: string }[] = isList(root) || root === "ladder" || root === "gates" ? form[root] : [];
  const place = rows.findIndex((row) => row.id === rowId) + 1;
  return `${name}${place > 0 ? ` ${place}` : ""}: ${message}`;
}
