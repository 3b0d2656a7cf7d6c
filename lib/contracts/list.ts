import { z } from "zod";
import { RELEASE_ROLES } from "@/lib/domain/access/roles";
import type { ReleaseOverview } from "@/lib/domain/release/overview";
import { RELEASE_STATUSES } from "@/lib/domain/release/state";
import { STATUS_GROUPS } from "@/lib/domain/release/status-groups";
import { STRATEGIES } from "./plan";
import { lineText } from "./text";

/** Wire shapes of the list of releases. */

export const releaseOverviewDto = z.object({
  id: z.uuid(),
  seq: z.number(),
  status: z.enum(RELEASE_STATUSES),
  service: z.object({ id: z.uuid(), name: z.string() }),
  environment: z.string(),
  fromVersion: z.string(),
  toVersion: z.string(),
  strategy: z.enum(STRATEGIES),
  criticality: z.enum(["standard", "critical", "staging", "hotfix"]),
  zone: z.string(),
  plannedT0: z.string(),
  windowStart: z.string(),
  windowEnd: z.string(),
  actualT0: z.string().nullable(),
  clock: z.enum(["before", "after", "hold", "rollback"]),
  clockStoppedAt: z.string().nullable(),
  phases: z
    .array(
      z.object({
        key: z.string(),
        code: z.string(),
        name: z.string(),
        display: z.enum(["locked", "open", "awaiting", "signed", "closed", "skipped", "halted"]),
        dueAt: z.string().nullable(),
        requiredTotal: z.number(),
        requiredResolved: z.number(),
      }),
    )
    .readonly(),
  current: z.string().nullable(),
  openObligations: z.number(),
  myRoles: z.array(z.enum(RELEASE_ROLES)).readonly(),
}) satisfies z.ZodType<ReleaseOverview>;

/** Filters of the list, as in the address of the page. All are texts; what is left out does not filter. */
export const releaseListQuery = z.strictObject({
  state: z.enum(STATUS_GROUPS).optional(),
  service: z.uuid().optional(),
  mine: z.literal("1").optional(),
  /** Part of a service name, a version or an environment. */
  q: lineText(80).optional(),
  /** `next` of the page before. */
  after: z.string().max(200).optional(),
});
export type ReleaseListQuery = z.infer<typeof releaseListQuery>;

/** Newest planned T-0 first. `next` is null on the last page. */
export const releaseListDto = z.object({ releases: z.array(releaseOverviewDto), next: z.string().nullable(), now: z.string() });
export type ReleaseListDto = z.infer<typeof releaseListDto>;
