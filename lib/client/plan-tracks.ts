import { z } from "zod";
import type { NewReleaseInput } from "@/lib/contracts/plan";
import type { TrackRule } from "@/lib/domain/checklist/added-rules";
import type { Criticality, Template, Track } from "@/lib/domain/checklist/template";
import { trackOf } from "@/lib/domain/checklist/template-for";
import { ladderProblem, type Rung, USUAL_LADDER } from "@/lib/domain/checklist/templates/canary/ladder";
import type { MetricLimit } from "@/lib/domain/metrics/limit";
import { METRIC_KEYS, METRICS, UNITS, type Unit } from "@/lib/domain/metrics/metric";
import { isSameValue } from "@/lib/domain/release/same-value";
import { HOTFIX_SEVERITIES, type ReleaseDetails } from "@/lib/domain/release/state";
import { type PlannedTemplate, planTemplate } from "@/lib/domain/tailoring/plan-template";
import type { Instant } from "@/lib/domain/time/instant";
import { isZone } from "@/lib/domain/time/zone";
import { type TailoringForm, tailoringBody } from "./plan-tailoring";
import { EMPTY_WALL, readWall } from "./wall-time";

/** The part of the plan's form that only some releases are asked: the stages of a canary, and what a hotfix mends. As typed. */
export const rungRow = z.object({ id: z.string(), percent: z.string(), minutes: z.string() });
export type RungRow = z.infer<typeof rungRow>;
export const gateRow = z.object({
  id: z.string(),
  metric: z.enum(METRIC_KEYS),
  name: z.string(),
  unit: z.enum(UNITS),
  limit: z.string(),
  /** Of a business figure; what is better of the others is known. */
  better: z.enum(["lower", "higher"]).default("higher"),
});
export type GateRow = z.infer<typeof gateRow>;
export const hotfixForm = z.object({
  severity: z.enum(HOTFIX_SEVERITIES),
  description: z.string(),
  /** False: declared the moment it is planned. */
  isEarlier: z.boolean().default(false),
  declared: z.object({ date: z.string(), time: z.string(), pick: z.enum(["earlier", "later"]).nullable() }).default(EMPTY_WALL),
});

export const EMPTY_HOTFIX: z.infer<typeof hotfixForm> = { severity: "critical", description: "", isEarlier: false, declared: EMPTY_WALL };

type Tracks = TailoringForm & {
  readonly strategy: ReleaseDetails["strategy"];
  readonly criticality: Criticality;
  readonly ladder: readonly RungRow[];
  readonly gates: readonly GateRow[];
  readonly hotfix: z.infer<typeof hotfixForm>;
  readonly zone: string;
  readonly template: { readonly id: string; readonly version: number; readonly track: Track } | null;
};

/** Ladders to begin with: that of the reference, and one for a change that only real traffic tells about. */
export const LADDERS = {
  usual: USUAL_LADDER,
  careful: [
    { percent: 1, minutes: 5 },
    { percent: 5, minutes: 5 },
    { percent: 20, minutes: 10 },
    { percent: 50, minutes: 10 },
    { percent: 100, minutes: 30 },
  ],
} as const satisfies Record<string, readonly Rung[]>;
export type LadderName = keyof typeof LADDERS;

/** Rows of a ladder. Their ids are its shares: the same on the server and in the browser. */
export function rowsOf(ladder: readonly Rung[]): RungRow[] {
  return ladder.map(({ percent, minutes }) => ({ id: `stage-${percent}`, percent: `${percent}`, minutes: `${minutes}` }));
}

/** Which of the known ladders the shares are, whatever the times; null for one of its own. */
export function ladderName(rows: readonly RungRow[]): LadderName | null {
  const shares = rungsOf(rows).map(({ percent }) => percent);
  const names = Object.keys(LADDERS) as LadderName[];
  return (
    names.find((name) =>
      isSameValue(
        shares,
        LADDERS[name].map(({ percent }) => percent),
      ),
    ) ?? null
  );
}

/** A number as typed; NaN where it is none, so that it is refused and not taken for 0. */
function numberOf(text: string): number {
  return text.trim() === "" ? Number.NaN : Number(text);
}

export function rungsOf(rows: readonly RungRow[]): Rung[] {
  return rows.map(({ percent, minutes }) => ({ percent: numberOf(percent), minutes: numberOf(minutes) }));
}

/** The unit a gate is given in: that of its metric; a business figure has the one that is chosen for it. */
export function unitOf({ metric, unit }: Pick<GateRow, "metric" | "unit">): Unit {
  return METRICS[metric].unit ?? unit;
}

/** Which way is an improvement: of a business figure as it is said. */
export function betterOf({ metric, better }: Pick<GateRow, "metric" | "better">): "lower" | "higher" {
  return metric === "business" ? better : METRICS[metric].better;
}

/** Rows with a limit or a name in them; the others are nobody's mistake. */
export function filledGates(rows: readonly GateRow[]): GateRow[] {
  return rows.filter(({ name, limit }) => name.trim() !== "" || limit.trim() !== "");
}

function gatesOf(rows: readonly GateRow[]) {
  return filledGates(rows).map((row) => ({
    metric: row.metric,
    name: row.metric === "business" ? row.name.trim() : null,
    unit: unitOf(row),
    better: betterOf(row),
    limit: numberOf(row.limit),
  }));
}

/** What of a ladder can be read already: somebody is in the middle of typing the rest. */
function soundRungs(ladder: readonly Rung[]): Rung[] {
  let before = 0;
  return ladder.filter(({ percent, minutes }) => {
    const isSound = Number.isInteger(percent) && percent > before && percent <= 100 && Number.isInteger(minutes) && minutes > 0;
    if (isSound) before = percent;
    return isSound;
  });
}

const isCanary = ({ strategy, criticality }: Tracks) => strategy === "canary" && criticality !== "hotfix";

/** The template of the team that the release is made from: of another track, it waits until the release is on that one again. */
export function chosenTemplate(form: Pick<Tracks, "template" | "strategy" | "criticality">): { id: string; version: number } | null {
  const { template } = form;
  return template && template.track === trackOf(form) ? { id: template.id, version: template.version } : null;
}

/** What is sent besides the fields that every release has. The ladder of the reference is left out: it is the default. */
export function trackBody(form: Tracks): Pick<NewReleaseInput, "ladder" | "gates" | "hotfix" | "template"> {
  const template = chosenTemplate(form);
  const chosen = template ? { template } : {};
  if (form.criticality === "hotfix") return { ...chosen, hotfix: hotfixBody(form) };
  if (!isCanary(form)) return chosen;
  const ladder = rungsOf(form.ladder);
  const gates = gatesOf(form.gates);
  const isUsual = template !== null || isSameValue(ladder, USUAL_LADDER);
  return { ...chosen, ...(isUsual ? {} : { ladder }), ...(gates.length > 0 ? { gates } : {}) };
}

function hotfixBody({ hotfix, zone }: Tracks) {
  const { severity, description, isEarlier } = hotfix;
  return { severity, description, ...(isEarlier ? { declaredAt: declaredAt({ hotfix, zone }) ?? "" } : {}) };
}

/** When the hotfix was declared, as typed; null until that can be read. */
export function declaredAt({ hotfix, zone }: Pick<Tracks, "hotfix" | "zone">): Instant | null {
  return isZone(zone) ? readWall(hotfix.declared, zone).instant : null;
}

/** What a plan is made of besides its form: the team's template that it names, once loaded, and the rules of its gates. */
export type PlanParts = {
  readonly own?: Template | null;
  readonly rules?: readonly TrackRule[];
  /** By what the service is judged instead of the reference's numbers. */
  readonly limits?: readonly MetricLimit[];
};

/**
 * The checklist of the answers so far; a ladder that is none yet shows the stages of the reference meanwhile, and a template of the team
 * that is not loaded yet the built-in one.
 */
export function planOf(form: Tracks, { own: loaded, rules = [], limits = [] }: PlanParts = {}): PlannedTemplate {
  const { strategy, criticality } = form;
  const own = loaded && chosenTemplate(form)?.id === loaded.key ? { own: loaded } : {};
  const choice = { strategy, criticality, limits, ...tailoringBody(form), ...own };
  if (!isCanary(form)) return planTemplate(choice, rules);
  const ladder = soundRungs(rungsOf(form.ladder));
  const gates = gatesOf(form.gates).filter(({ limit }) => Number.isFinite(limit));
  return planTemplate({ ...choice, ...(ladderProblem(ladder) === null ? { ladder } : {}), gates }, rules);
}

/**
 * The answers as they are sent. What was put back and has no place in this plan, such as an item of a stage that another ladder has, stays on
 * this device: the server would refuse it.
 */
export function answersBody(form: Tracks): ReturnType<typeof tailoringBody> {
  const present = planOf(form).tailoring?.choices ?? [];
  const putBack = new Set(present.flatMap(({ rule, key }) => (rule === "restored" ? [key] : [])));
  return tailoringBody({ ...form, restored: form.restored.filter((key) => putBack.has(key)) });
}
