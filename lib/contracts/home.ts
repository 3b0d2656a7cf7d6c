import * as z from "zod/mini";
import { RELEASE_ROLES } from "@/lib/domain/access/roles";
import type { MyItem } from "@/lib/domain/home/my-items";
import { NEED_KINDS, type Need } from "@/lib/domain/home/needs";
import { RELEASE_STATUSES } from "@/lib/domain/release/state";
import { releaseOverviewDto } from "./overview";

/** Wire shape of the home page. */

const releaseRef = z.object({ id: z.uuid(), service: z.string(), version: z.string(), zone: z.string(), t0: z.string() });

const needDto = z.object({
  id: z.string(),
  kind: z.enum(NEED_KINDS),
  release: z.nullable(releaseRef),
  incident: z.optional(z.object({ id: z.uuid(), title: z.string() })),
  title: z.string(),
  detail: z.string(),
  since: z.string(),
  sinceWord: z.enum(["waiting", "overdue", "due", "stuck"]),
  phase: z.nullable(z.string()),
  item: z.nullable(z.string()),
  message: z.optional(z.string()),
  handover: z.optional(z.string()),
}) satisfies z.ZodMiniType<Need>;

const myItemDto = z.object({
  release: releaseRef,
  key: z.string(),
  title: z.string(),
  kind: z.enum(["tick", "choice", "fill-in", "result", "parent", "computed"]),
  version: z.number(),
  standing: z.enum(["done", "notApplicable", "waived", "failed", "blocked", "todo"]),
  required: z.boolean(),
  phase: z.object({ key: z.string(), code: z.string() }),
  dueAt: z.nullable(z.string()),
  isLocked: z.boolean(),
  isOverdue: z.boolean(),
  canTick: z.boolean(),
}) satisfies z.ZodMiniType<MyItem>;

/** Windows and freezes of the days ahead. */
export const calendarDto = z.object({
  windows: z.array(
    z.object({
      id: z.uuid(),
      serviceId: z.uuid(),
      service: z.string(),
      version: z.string(),
      environment: z.string(),
      status: z.enum(RELEASE_STATUSES),
      t0: z.string(),
      start: z.string(),
      end: z.string(),
    }),
  ),
  freezes: z.array(z.object({ id: z.uuid(), name: z.string(), serviceId: z.nullable(z.uuid()), start: z.string(), end: z.string() })),
});
export type CalendarDto = z.infer<typeof calendarDto>;

export const homeDto = z.object({
  now: z.string(),
  needs: z.array(needDto),
  /** In working order: what is due first comes first, locked phases last. */
  items: z.array(myItemDto),
  inFlight: z.array(releaseOverviewDto),
  /** Releases that are open in the team, those that are not drawn included. */
  openCount: z.number(),
  /** Incidents of the team that are open. */
  openIncidents: z.number(),
  finished: z.array(releaseOverviewDto),
  /** The roles of the person on open releases, and on how many each. */
  roles: z.array(z.object({ role: z.enum(RELEASE_ROLES), releases: z.number() })),
  calendar: calendarDto,
  canCreate: z.boolean(),
});
export type HomeDto = z.infer<typeof homeDto>;
