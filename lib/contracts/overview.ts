import * as z from "zod/mini";
import { RELEASE_ROLES } from "@/lib/domain/access/roles";
import type { ReleaseOverview } from "@/lib/domain/release/overview";
import { RELEASE_STATUSES, STRATEGIES } from "@/lib/domain/release/state";

/**
 * Wire shape of a release in a list. What every page reads is described with zod/mini, a fifth of the size of zod: it parses
 * as strictly, and says less about what is wrong.
 */
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
  actualT0: z.nullable(z.string()),
  clock: z.enum(["before", "after", "hold", "rollback"]),
  clockStoppedAt: z.nullable(z.string()),
  phases: z.readonly(
    z.array(
      z.object({
        key: z.string(),
        code: z.string(),
        name: z.string(),
        display: z.enum(["locked", "open", "awaiting", "signed", "closed", "skipped", "halted"]),
        dueAt: z.nullable(z.string()),
        isStage: z.boolean(),
        requiredTotal: z.number(),
        requiredResolved: z.number(),
      }),
    ),
  ),
  current: z.nullable(z.string()),
  openObligations: z.number(),
  myRoles: z.readonly(z.array(z.enum(RELEASE_ROLES))),
}) satisfies z.ZodMiniType<ReleaseOverview>;
