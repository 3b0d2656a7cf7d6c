import { z } from "zod";
import { RELEASE_ROLES } from "@/lib/domain/access/roles";
import { METRIC_KEYS, UNITS } from "@/lib/domain/metrics/metric";
import { HOTFIX_SEVERITIES, STRATEGIES } from "@/lib/domain/release/state";
import { itemKeys, profileInput } from "./profile";
import { digestText, httpUrl, instantText, lineText, nameText, noteText, reasonText, versionText, zoneText } from "./text";

/** Wire shapes of planning a release. Strict: an unknown field is an error, nothing is coerced. */

export const CHANGE_KINDS = ["feature", "fix", "performance"] as const;
/** `hotfix` takes the checklist of an emergency hotfix. */
export const PLANNABLE_CRITICALITIES = ["standard", "critical", "staging", "hotfix"] as const;

export const MAX_CHANGES = 50;
export const MAX_RISKS = 20;
export const MAX_THRESHOLDS = 20;
export const MAX_LINKS = 20;
export const MAX_ROSTER = 40;
export const MAX_STAGES = 12;
export const MAX_GATES = 10;

const SHARE = { error: "Give a whole percentage from 1 to 100." };
const MINUTES = { error: "Give whole minutes, from 1 to a week." };
const LIMIT = { error: "Give the limit as a number, such as 250." };

const upTo = (count: number) => ({ error: `At most ${count}.` });

/** Who does what. Names never come from the browser: the server looks them up. */
export const rosterInput = z.array(z.strictObject({ role: z.enum(RELEASE_ROLES), userId: z.uuid() })).max(MAX_ROSTER, upTo(MAX_ROSTER));

export const newReleaseBody = z.strictObject({
  serviceId: z.uuid("Choose a service."),
  environment: nameText(60),
  /** Empty where the platform has none. */
  namespace: lineText(63).default(""),
  fromVersion: versionText,
  toVersion: versionText,
  /** `sha256:…`; left out while it is not built. */
  artifactDigest: digestText.optional(),
  /** When the oldest commit that it brings was made: the lead time counts from there. */
  firstCommitAt: instantText.optional(),
  strategy: z.enum(STRATEGIES),
  criticality: z.enum(PLANNABLE_CRITICALITIES),
  zone: zoneText,
  plannedT0: instantText,
  windowStart: instantText,
  windowEnd: instantText,
  impact: noteText(2_000).default(""),
  changes: z
    .array(z.strictObject({ kind: z.enum(CHANGE_KINDS), text: nameText(200) }))
    .max(MAX_CHANGES, upTo(MAX_CHANGES))
    .default([]),
  risks: z
    .array(z.strictObject({ risk: reasonText(300), mitigation: reasonText(500) }))
    .max(MAX_RISKS, upTo(MAX_RISKS))
    .default([]),
  rollbackPlan: noteText(2_000).default(""),
  /** Empty leaves the choice to the rollback dialog. */
  rollbackMethod: lineText(200).default(""),
  thresholds: z
    .array(z.strictObject({ metric: nameText(80), limit: nameText(80) }))
    .max(MAX_THRESHOLDS, upTo(MAX_THRESHOLDS))
    .default([]),
  links: z
    .array(z.strictObject({ label: nameText(80), url: httpUrl }))
    .max(MAX_LINKS, upTo(MAX_LINKS))
    .default([]),
  roster: rosterInput,
  /** A published template of the team, in the version that was seen. Left out: the built-in one of the track. */
  template: z.strictObject({ id: z.uuid(), version: z.int().min(1).max(999_999) }).optional(),
  /** Of a canary: its stages, ending at 100 %. Left out: 10, 25, 50, 75, 100 %. */
  ladder: z
    .array(
      z.strictObject({
        percent: z.number(SHARE).int(SHARE).min(1, SHARE).max(100, SHARE),
        minutes: z.number(MINUTES).int(MINUTES).min(1, MINUTES).max(10_080, MINUTES),
      }),
    )
    .max(MAX_STAGES, upTo(MAX_STAGES))
    .optional(),
  /** Of a canary: limits on the canary alone, each with its unit. */
  gates: z
    .array(
      z.strictObject({
        metric: z.enum(METRIC_KEYS),
        name: nameText(60).nullable().default(null),
        unit: z.enum(UNITS),
        better: z.enum(["lower", "higher"]),
        limit: z.number(LIMIT).min(0, LIMIT).max(1_000_000_000, LIMIT),
      }),
    )
    .max(MAX_GATES, upTo(MAX_GATES))
    .optional(),
  /** Of a hotfix. `declaredAt` left out: now. */
  hotfix: z
    .strictObject({ severity: z.enum(HOTFIX_SEVERITIES), description: reasonText(500), declaredAt: instantText.optional() })
    .optional(),
  /** What is known of the application and the change: the checklist is tailored to it. Left out: the whole template. */
  profile: profileInput.optional(),
  /** With a profile: keys of items that it leaves out and that are wanted all the same. */
  restored: itemKeys.optional(),
  /** True plans it at once; false keeps a draft, whose roster may still have gaps. */
  plan: z.boolean(),
});
export type NewReleaseBody = z.output<typeof newReleaseBody>;
/** As the browser sends it: what has a default may be left out. */
export type NewReleaseInput = z.input<typeof newReleaseBody>;

export const plannedRelease = z.object({ id: z.uuid(), status: z.enum(["draft", "planned"]) });
export type PlannedRelease = z.infer<typeof plannedRelease>;

export const teamParams = z.strictObject({ team: z.uuid() });

/** A window somebody thinks of. `release` is left out of the overlaps: its own window is no obstacle to itself. */
export const windowCheckQuery = z.strictObject({
  serviceId: z.uuid(),
  environment: nameText(60),
  start: instantText,
  end: instantText,
  release: z.uuid().optional(),
});
export type WindowCheckQuery = z.infer<typeof windowCheckQuery>;

/** What speaks against a window: shown before saving, refuses nothing. `start` and `end` are the time that is shared. */
export const windowCheck = z.object({
  overlaps: z.array(z.object({ release: z.uuid(), label: z.string(), environment: z.string(), start: z.string(), end: z.string() })),
  freezes: z.array(z.object({ id: z.uuid(), name: z.string(), serviceId: z.uuid().nullable(), start: z.string(), end: z.string() })),
});
export type WindowCheck = z.infer<typeof windowCheck>;
