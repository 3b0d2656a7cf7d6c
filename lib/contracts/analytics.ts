import { z } from "zod";
import { RELEASE_ROLES } from "@/lib/domain/access/roles";
import { OUTCOMES, SHOWN_DEPLOYMENTS } from "@/lib/domain/analytics/deployment";
import { KEYS } from "@/lib/domain/analytics/key-figures";
import { STRATEGIES } from "@/lib/domain/release/state";
import { nextPage, pageQuery } from "./page";
import { instantText, zoneText } from "./text";

/** Wire shapes of what deliveries add up to. Strict: an unknown field is an error, nothing is coerced. */

const WEEKS = ["4", "12", "26", "52"] as const;

/** Over how many weeks, the present one the last, and of which service; all of the team without one. */
export const analyticsQuery = z.strictObject({
  weeks: z.enum(WEEKS).default("12"),
  service: z.uuid().optional(),
});
export type AnalyticsQuery = z.infer<typeof analyticsQuery>;

const whole = (max: number, error: string) => z.int(error).min(1, error).max(max, error).nullable();
const MINUTES = "Give whole minutes, from 1 to a year.";
const YEAR_MINUTES = 366 * 1440;

const targets = z.strictObject({
  zone: zoneText.meta({ description: "Weeks begin on its Mondays." }),
  perWeek: z.number().min(0.1, "At least 0.1.").max(1_000, "At most 1,000.").nullable(),
  leadMinutes: whole(YEAR_MINUTES, MINUTES),
  failurePercent: z.number().min(0, "From 0 to 100.").max(100, "From 0 to 100.").nullable(),
  restoreMinutes: whole(YEAR_MINUTES, MINUTES),
});

/** `version` is the one that was seen: targets that somebody else changed meanwhile are not overwritten. 0 where none were set. */
export const targetsBody = targets.extend({ version: z.int().min(0).max(1_000_000) });
export type TargetsBody = z.infer<typeof targetsBody>;

export const targetsDto = targets.extend({ version: z.int() });
export type TargetsDto = z.infer<typeof targetsDto>;

const counted = z.object({ value: z.number().nullable(), cases: z.int() });
const service = z.object({ id: z.uuid(), name: z.string() });
const items = z
  .array(
    z.object({
      key: z.string(),
      title: z.string(),
      releases: z.int(),
      done: z.int(),
      notApplicable: z.int(),
      failed: z.int(),
    }),
  )
  .max(10);
/** The first of a list, and how long it is. */
const shortList = z.object({ items, of: z.int() });

export const analyticsDto = z.object({
  now: z.string(),
  zone: z.string(),
  service: service.nullable(),
  services: z.array(service),
  /** First instants of the weeks, and the end of the last. */
  weeks: z.array(z.object({ start: z.string(), end: z.string() })),
  releases: z.int(),
  keys: z.array(
    counted.extend({ key: z.enum(KEYS), of: z.int(), before: counted, weeks: z.array(counted).readonly() }).meta({
      description:
        "Units of `value`: releases a week, minutes (median), percent, minutes (median). `cases` of `of`: releases; with a first commit of all; failed of all; restored of rolled back.",
    }),
  ),
  targets: targetsDto,
  canSetTargets: z.boolean(),
  byService: z.array(
    service.extend({
      strategy: z.enum(STRATEGIES),
      releases: z.int(),
      perWeek: z.number().nullable(),
      leadMinutes: z.number().nullable(),
      failed: z.int(),
      failurePercent: z.number(),
      restoreMinutes: z.number().nullable(),
      spent: z
        .object({ before: z.number(), rollout: z.number(), waiting: z.number(), monitoring: z.number() })
        .meta({ description: "Milliseconds of all its releases together." }),
    }),
  ),
  latency: z.array(z.object({ role: z.enum(RELEASE_ROLES), signOffs: z.int(), medianMinutes: z.number(), p90Minutes: z.number() })),
  /** Minutes in which people should have heard something and did not; `releases` had any. */
  silence: z.object({ minutes: z.int(), releases: z.int(), weeks: z.array(z.int()) }),
  breakGlass: z.object({
    broken: z.int(),
    releases: z.int(),
    percent: z.number(),
    isFlagged: z.boolean(),
    weeks: z.array(z.int()),
  }),
  neverFailed: shortList,
  neverApplied: shortList,
  /** Freezes that touch these weeks. */
  freezes: z.array(z.object({ id: z.uuid(), name: z.string(), startsAt: z.string(), endsAt: z.string() })),
});
export type AnalyticsDto = z.infer<typeof analyticsDto>;

/** Filters of the deployment history, as in the address of its page. `from` is part of what is asked for, `to` is not. */
export const deploymentsQuery = pageQuery.extend({
  service: z.uuid().optional(),
  show: z.enum(SHOWN_DEPLOYMENTS).default("all"),
  from: instantText.optional(),
  to: instantText.optional(),
});
export type DeploymentsQuery = z.infer<typeof deploymentsQuery>;

export const deploymentDto = z.object({
  id: z.uuid(),
  service,
  fromVersion: z.string(),
  toVersion: z.string(),
  environment: z.string(),
  strategy: z.enum(STRATEGIES),
  zone: z.string(),
  startedAt: z.string(),
  /** When its last phase was closed, or its rollback. Null while it is under way. */
  completedAt: z.string().nullable(),
  outcome: z.enum(OUTCOMES),
  /** Version of the hotfix that followed. */
  hotfix: z.string().nullable(),
  brokeGlass: z.boolean(),
  deployedBy: z.string().nullable(),
  approvedBy: z.array(z.string()),
});
export type DeploymentDto = z.infer<typeof deploymentDto>;

/** Latest T-0 first. */
export const deploymentsDto = z.object({ deployments: z.array(deploymentDto), now: z.string(), next: nextPage });
export type DeploymentsDto = z.infer<typeof deploymentsDto>;

/** The same filters for a file, which has no pages. */
export const deploymentsFileQuery = deploymentsQuery.omit({ after: true, limit: true });
export type DeploymentsFileQuery = z.infer<typeof deploymentsFileQuery>;
