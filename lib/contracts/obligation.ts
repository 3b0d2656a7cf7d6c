import { z } from "zod";
import { RELEASE_ROLES } from "@/lib/domain/access/roles";
import { MESSAGE_KINDS } from "@/lib/domain/comms/kind-names";
import { RELEASE_STATUSES } from "@/lib/domain/release/state";
import { nextPage, pageQuery } from "./page";
import { instantText, reasonText } from "./text";

/** Wire shapes of what releases owe. Strict: an unknown field is an error, nothing is coerced. */

const role = z.enum(RELEASE_ROLES);

/** What of a list is asked for: what is open, of that what is late, or what was settled lately; all of the team or one's own. */
export const obligationsQuery = pageQuery.extend({
  state: z.enum(["open", "overdue", "settled"]).default("open"),
  mine: z.literal("1").optional(),
});
export type ObligationsQuery = z.infer<typeof obligationsQuery>;

/** What the page can show of the list, as it stands in its address, and what it asks for. */
export const SHOWN = { all: {}, mine: { mine: "1" }, overdue: { state: "overdue" } } as const satisfies Record<
  string,
  Record<string, string>
>;
export type Shown = keyof typeof SHOWN;
/** Rows of a page of that page. */
export const SHOWN_LIMIT = "50";

/** A filter of an address; one that is none shows all. */
export function shownOf(text: unknown): Shown {
  return text === "mine" || text === "overdue" ? text : "all";
}

/** Another owner or deadline, and why. `seen` is what the person had before them: where it no longer holds, nothing is changed. */
export const changeObligationBody = z
  .strictObject({
    owner: role.optional(),
    dueAt: instantText.optional(),
    reason: reasonText(500),
    seen: z.strictObject({ owner: role, dueAt: instantText }).optional(),
  })
  .meta({ description: "At least one of `owner` and `dueAt`." });

export const obligationDto = z.object({
  id: z.uuid(),
  release: z.object({
    id: z.uuid(),
    service: z.string(),
    version: z.string(),
    status: z.enum(RELEASE_STATUSES),
    zone: z.string(),
    t0: z.string(),
  }),
  kind: z.enum(["waiver", "post-mortem", "report", "baseline", "documentation", "review"]),
  title: z.string(),
  owner: role,
  /** Names of those who hold the owning role; empty while nobody does. */
  owners: z.array(z.string()),
  dueAt: z.string(),
  /** What closes it, as a sentence; and the kind of message that would. */
  closes: z.string(),
  message: z.enum(MESSAGE_KINDS).nullable(),
  /** The words of the verdict that settling it takes; null where it takes none. */
  verdicts: z.object({ approved: z.string(), rejected: z.string() }).nullable(),
  /** `cause` where nobody said so but something that happened; `verdict` in words. */
  settled: z
    .object({
      by: z.string(),
      at: z.string(),
      note: z.string(),
      verdict: z.string().nullable(),
      cause: z.enum(["message", "item", "rollback", "cancellation"]).nullable(),
    })
    .nullable(),
  isMine: z.boolean(),
  /** Its deadline is that of a waiver, and moves with it; or what a break-glass owes, and stays. */
  isDeadlineFixed: z.boolean(),
  /** The roles that it can be given to, each with who holds it. */
  holders: z.array(z.object({ role, people: z.array(z.string()) })),
  whyNotSettle: z.string().nullable(),
  whyNotChange: z.string().nullable(),
});
export type ObligationDto = z.infer<typeof obligationDto>;

/** Open ones soonest due first, settled ones latest first. The numbers are of the whole team, whatever is asked for. */
export const obligationsDto = z.object({
  obligations: z.array(obligationDto),
  open: z.number(),
  overdue: z.number(),
  /** On how many releases of the team a gate was opened without its sign-offs, of how many within 90 days. */
  breakGlass: z.object({ broken: z.number(), releases: z.number(), percent: z.number(), isFlagged: z.boolean() }),
  now: z.string(),
  next: nextPage,
});
export type ObligationsDto = z.infer<typeof obligationsDto>;
