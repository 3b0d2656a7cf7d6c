import { z } from "zod";
import { type Finding, UnreadableFile } from "./finding";

/** Severities of a finding, the worst first. */
export const SEVERITIES = ["critical", "high", "medium", "low"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** How many of each are accepted; null is any number. */
export type Limits = Readonly<Record<Severity, number | null>>;

const level = z.enum(["none", "note", "warning", "error"]);
const rule = z.object({
  id: z.string(),
  defaultConfiguration: z.object({ level: level.optional() }).optional(),
  properties: z.object({ "security-severity": z.union([z.string(), z.number()]).optional() }).optional(),
});
const result = z.object({
  ruleId: z.string().optional(),
  ruleIndex: z.number().int().optional(),
  rule: z.object({ id: z.string().optional(), index: z.number().int().optional() }).optional(),
  kind: z.string().optional(),
  level: level.optional(),
  baselineState: z.string().optional(),
  suppressions: z.array(z.object({ status: z.string().optional() })).nullish(),
  properties: z.object({ "security-severity": z.union([z.string(), z.number()]).optional() }).optional(),
});
const component = z.object({ name: z.string(), rules: z.array(rule).optional() });
/** SARIF 2.1.0, of which only this is read; what else there is belongs to its tool. */
const sarif = z.object({
  version: z.literal("2.1.0", "Only SARIF 2.1.0 is understood."),
  runs: z
    .array(
      z.object({
        tool: z.object({ driver: component, extensions: z.array(component).optional() }),
        invocations: z.array(z.object({ executionSuccessful: z.boolean() })).optional(),
        results: z.array(result, "A run without results says nothing; an empty list says that nothing was found.").max(50_000),
      }),
    )
    .min(1, "There is no run in it."),
});
type Run = z.infer<typeof sarif>["runs"][number];
type Result = Run["results"][number];

/**
 * Counts the findings of a scan by severity against the limits; a scan that did not end well has failed, whatever it found.
 * Left out: what was accepted in the file (suppressed), is gone (`absent`), or is no finding (`pass`, `notApplicable`,
 * `informational`). Severity is the rule's `security-severity` by the bands of CVSS, else the level: error is high.
 */
export function judgeSarif(file: unknown, limits: Limits): Finding {
  const parsed = sarif.safeParse(file);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new UnreadableFile(`This is no SARIF 2.1.0: ${issue?.message ?? "its form is another"}`, issue?.path.join(".") ?? "");
  }
  const { runs } = parsed.data;
  const counts = { critical: 0, high: 0, medium: 0, low: 0 };
  for (const run of runs) for (const one of run.results) countOne(counts, run, one);
  const tools = [...new Set(runs.map((run) => run.tool.driver.name))].join(", ").slice(0, 40);
  const crashed = runs.some((run) => run.invocations?.some((one) => !one.executionSuccessful));
  if (crashed) return { outcome: "fail", summary: `${tools}: the scan did not complete` };
  const over = SEVERITIES.filter((one) => counts[one] > (limits[one] ?? Number.POSITIVE_INFINITY));
  const allowed = over.length > 0 ? `; at most ${over.map((one) => `${limits[one]} ${one}`).join(", ")}` : "";
  const found = SEVERITIES.map((one) => `${counts[one]} ${one}`).join(", ");
  return { outcome: over.length > 0 ? "fail" : "pass", summary: `${tools}: ${found}${allowed}` };
}

const NO_FINDING: readonly string[] = ["pass", "notApplicable", "informational"];

function countOne(counts: Record<Severity, number>, run: Run, one: Result): void {
  if (one.kind !== undefined && NO_FINDING.includes(one.kind)) return;
  if (one.baselineState === "absent" || one.suppressions?.some(isAccepted)) return;
  const severity = severityOf(run, one);
  if (severity) counts[severity] += 1;
}

const isAccepted = ({ status }: { status?: string }): boolean => status === undefined || status === "accepted";

function severityOf(run: Run, one: Result): Severity | null {
  const known = ruleOf(run, one);
  const score = Number(one.properties?.["security-severity"] ?? known?.properties?.["security-severity"] ?? Number.NaN);
  if (score > 0) return score >= 9 ? "critical" : score >= 7 ? "high" : score >= 4 ? "medium" : "low";
  return BY_LEVEL[one.level ?? known?.defaultConfiguration?.level ?? "warning"];
}

const BY_LEVEL = { error: "high", warning: "medium", note: "low", none: null } as const;

/** By its name first: an index counts in one of several lists, and a wrong rule would be a wrong severity. */
function ruleOf({ tool: { driver, extensions = [] } }: Run, { ruleId, ruleIndex, rule: named }: Result) {
  const id = ruleId ?? named?.id;
  const all = [driver, ...extensions].flatMap(({ rules = [] }) => rules);
  const byId = id === undefined ? undefined : all.find((one) => one.id === id || id.startsWith(`${one.id}/`));
  return byId ?? (id === undefined ? driver.rules?.[ruleIndex ?? named?.index ?? -1] : undefined);
}
