import { z } from "zod";
import { CHANGE_KINDS, type NewReleaseInput, PLANNABLE_CRITICALITIES } from "@/lib/contracts/plan";
import { profileInput } from "@/lib/contracts/profile";
import { RELEASE_ROLES } from "@/lib/domain/access/roles";
import { USUAL_LADDER } from "@/lib/domain/checklist/templates/canary/ladder";
import { STRATEGIES } from "@/lib/domain/release/state";
import { addMinutes, type Instant } from "@/lib/domain/time/instant";
import { isZone } from "@/lib/domain/time/zone";
import { USUAL_PROFILE } from "./plan-tailoring";
import { answersBody, EMPTY_HOTFIX, gateRow, hotfixForm, rowsOf, rungRow, trackBody } from "./plan-tracks";
import { EMPTY_WALL, readWall } from "./wall-time";

const wallInput = z.object({ date: z.string(), time: z.string(), pick: z.enum(["earlier", "later"]).nullable() });

/** What the wizard holds: texts as typed, lists with ids of their rows, T-0 as a wall time. Also the shape of a kept draft. */
export const planForm = z.object({
  serviceId: z.string(),
  environment: z.string(),
  namespace: z.string(),
  fromVersion: z.string(),
  toVersion: z.string(),
  artifactDigest: z.string(),
  /** Empty where nobody knows it. */
  firstCommitAt: wallInput.default(EMPTY_WALL),
  strategy: z.enum(STRATEGIES),
  criticality: z.enum(PLANNABLE_CRITICALITIES),
  /** Asked of an emergency hotfix only. */
  hotfix: hotfixForm.default(EMPTY_HOTFIX),
  /** Asked of a canary only. */
  ladder: z.array(rungRow).default(() => rowsOf(USUAL_LADDER)),
  gates: z.array(gateRow).default([]),
  /** A published template of the team; null takes the built-in one. Counts only where the release is on its track. */
  template: z
    .object({ id: z.string(), version: z.number(), track: z.enum(["standard", "canary", "hotfix"]) })
    .nullable()
    .default(null),
  /** False takes the whole template. */
  isTailored: z.boolean().default(true),
  profile: profileInput.default(USUAL_PROFILE),
  restored: z.array(z.string()).default([]),
  impact: z.string(),
  changes: z.array(z.object({ id: z.string(), kind: z.enum(CHANGE_KINDS), text: z.string() })),
  risks: z.array(z.object({ id: z.string(), risk: z.string(), mitigation: z.string() })),
  rollbackPlan: z.string(),
  rollbackMethod: z.string(),
  thresholds: z.array(z.object({ id: z.string(), metric: z.string(), limit: z.string() })),
  links: z.array(z.object({ id: z.string(), label: z.string(), url: z.string() })),
  roster: z.array(z.object({ role: z.enum(RELEASE_ROLES), userId: z.string() })),
  t0: wallInput,
  zone: z.string(),
  /** Minutes from the window's start to T-0. */
  opensBefore: z.number(),
  /** Minutes from T-0 to the window's end. */
  closesAfter: z.number(),
});
export type PlanForm = z.infer<typeof planForm>;

export const LISTS = ["changes", "risks", "thresholds", "links"] as const;
export type ListField = (typeof LISTS)[number];

/** A form to begin with. The limits are the measured criteria of a rollback, there to be changed. Source: RBK criteria. */
export function emptyForm(zone: string): PlanForm {
  return {
    serviceId: "",
    environment: "production",
    namespace: "",
    fromVersion: "",
    toVersion: "",
    artifactDigest: "",
    firstCommitAt: EMPTY_WALL,
    strategy: "rolling",
    criticality: "standard",
    hotfix: EMPTY_HOTFIX,
    ladder: rowsOf(USUAL_LADDER),
    gates: [],
    template: null,
    isTailored: true,
    profile: USUAL_PROFILE,
    restored: [],
    impact: "",
    changes: [],
    risks: [],
    rollbackPlan: "",
    rollbackMethod: "",
    thresholds: [
      { id: "error-rate", metric: "Error rate", limit: "5 points above the baseline" },
      { id: "p95", metric: "p95 response time", limit: "25 % above the baseline" },
    ],
    links: [],
    roster: [],
    t0: EMPTY_WALL,
    zone,
    opensBefore: 30,
    closesAfter: 120,
  };
}

export type PlannedTimes = { readonly plannedT0: Instant; readonly windowStart: Instant; readonly windowEnd: Instant };

/** T-0 and the window around it; null until T-0 can be read. The window hangs on T-0, so the clocks' changes cannot tear it. */
export function timesOf({
  t0,
  zone,
  opensBefore,
  closesAfter,
}: Pick<PlanForm, "t0" | "zone" | "opensBefore" | "closesAfter">): PlannedTimes | null {
  const plannedT0 = isZone(zone) ? readWall(t0, zone).instant : null;
  if (!plannedT0) return null;
  return { plannedT0, windowStart: addMinutes(plannedT0, -opensBefore), windowEnd: addMinutes(plannedT0, closesAfter) };
}

/** When the first commit was made; null where that was not typed, or cannot be read. */
export function firstCommitOf({ firstCommitAt, zone }: Pick<PlanForm, "firstCommitAt" | "zone">): Instant | null {
  return isZone(zone) ? readWall(firstCommitAt, zone).instant : null;
}

/** Rows in which something was typed: an empty one is nobody's mistake. */
export function filledRows<Field extends ListField>(form: PlanForm, field: Field): PlanForm[Field] {
  const rows: readonly Record<string, string>[] = form[field];
  return rows.filter((row) => TEXTS[field].some((key) => row[key]?.trim())) as unknown as PlanForm[Field];
}

const TEXTS: Record<ListField, readonly string[]> = {
  changes: ["text"],
  risks: ["risk", "mitigation"],
  thresholds: ["metric", "limit"],
  links: ["label", "url"],
};

/** The form as it is sent. Times that cannot be read yet are empty and refused by the contract. */
export function toBody(form: PlanForm, plan: boolean): NewReleaseInput {
  const {
    t0: _t0,
    opensBefore: _opens,
    closesAfter: _closes,
    artifactDigest,
    firstCommitAt: _firstCommitAt,
    hotfix: _hotfix,
    ladder: _ladder,
    gates: _gates,
    template: _template,
    isTailored: _isTailored,
    profile: _profile,
    restored: _restored,
    ...fields
  } = form;
  const firstCommitAt = firstCommitOf(form);
  const times = timesOf(form) ?? { plannedT0: "", windowStart: "", windowEnd: "" };
  return {
    ...fields,
    ...times,
    ...(artifactDigest.trim() === "" ? {} : { artifactDigest: artifactDigest.trim() }),
    ...(firstCommitAt ? { firstCommitAt } : {}),
    ...trackBody(form),
    ...answersBody(form),
    changes: filledRows(form, "changes").map(({ kind, text }) => ({ kind, text })),
    risks: filledRows(form, "risks").map(({ risk, mitigation }) => ({ risk, mitigation })),
    thresholds: filledRows(form, "thresholds").map(({ metric, limit }) => ({ metric, limit })),
    links: filledRows(form, "links").map(({ label, url }) => ({ label, url })),
    plan,
  };
}
