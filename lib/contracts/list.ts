import { z } from "zod";
import { STATUS_GROUPS } from "@/lib/domain/release/status-groups";
import { releaseOverviewDto } from "./overview";
import { lineText } from "./text";

/** Wire shapes of the list of releases. */

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
