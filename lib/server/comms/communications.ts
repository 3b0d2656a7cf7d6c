import type { CommunicationsDto } from "@/lib/contracts/message";
import { checkAnswered, mayApprove, maySend } from "@/lib/domain/comms/decide-message";
import { KINDS } from "@/lib/domain/comms/kinds";
import { type MessageRow, standingMessages } from "@/lib/domain/comms/message";
import { type DueMessage, scheduleOf } from "@/lib/domain/comms/schedule";
import type { CommandContext } from "@/lib/domain/release/command";
import type { ReleaseState } from "@/lib/domain/release/state";
import { OPEN_STATUSES } from "@/lib/domain/release/status-groups";
import { FINAL_STATUSES } from "@/lib/domain/release/transitions";
import { addMinutes } from "@/lib/domain/time/instant";
import type { TeamAccess } from "@/lib/server/access/team";
import { now } from "@/lib/server/platform/clock";
import { pool } from "@/lib/server/platform/db";
import { contextOf } from "@/lib/server/release/context";
import { loadOverviews } from "@/lib/server/release/overview";
import { refOf, rowDto } from "./data";
import { countDeliveries } from "./delivery-counts";

const MAX_OPEN = 100;
const MAX_FINISHED = 30;
const MAX_MESSAGES = 100;
/** What was told longer ago is found on the page of its release. */
const RECENT_DAYS = 28;
/** A release that is over told its last within so many days of its T-0: what is older need not be looked at. */
const COURSE_DAYS = 90;

/**
 * What is open, and what is over and told something lately, newest first. The last row of each list of messages is looked up by the key:
 * LIMIT keeps the planner from reading all there are.
 */
const TOLD = {
  name: "releases-told",
  text: `(SELECT id FROM release WHERE "teamId" = $1 AND status = ANY($2) ORDER BY "plannedT0" DESC LIMIT ${MAX_OPEN})
    UNION ALL
    (SELECT r.id FROM release r CROSS JOIN LATERAL (
        SELECT coalesce(e.row->>'leftAt', e.row->>'at') AS at FROM stage_entry e
        WHERE e."releaseId" = r.id AND e.list = 'messages' ORDER BY e.position DESC LIMIT 1) last
      WHERE r."teamId" = $1 AND r.status = ANY($3) AND r."plannedT0" > $4 AND last.at >= $5
      ORDER BY r."plannedT0" DESC LIMIT ${MAX_FINISHED})`,
};

/** What is due to be told on the releases of a team, soonest first, and what was told, newest first; and what of it is the asker's to do. */
export async function getCommunications({ team, access }: TeamAccess): Promise<CommunicationsDto> {
  const at = now();
  const since = (days: number) => addMinutes(at, -days * 1440);
  const values = [team.id, OPEN_STATUSES, FINAL_STATUSES, since(COURSE_DAYS), since(RECENT_DAYS)];
  const { rows } = await pool().query<{ id: string }>({ ...TOLD, values });
  const releases = await loadOverviews(
    rows.map((row) => row.id),
    access.viewer.userId,
  );
  const known = releases.map(({ state, members, access: role }) => ({
    state,
    context: contextOf({ state, asker: access, role, members }),
  }));
  const due = known.flatMap(({ state, context }) => scheduleOf(state, at).map((message) => dueDto(state, message, context)));
  const told = known.flatMap(({ state, context }) => standingMessages(state.messages).map((row) => toldDto(state, row, context)));
  const shown = told.toSorted((a, b) => compare(b.message.at, a.message.at)).slice(0, MAX_MESSAGES);
  const deliveryOf = await countDeliveries(
    team.id,
    shown.map(({ message }) => message.id),
  );
  return {
    now: at,
    due: due.toSorted((a, b) => compare(a.message.dueAt ?? "9", b.message.dueAt ?? "9")),
    messages: shown.map((one) => ({ ...one, delivery: deliveryOf(one.message.id) })),
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

function dueDto(state: ReleaseState, message: DueMessage, context: CommandContext): CommunicationsDto["due"][number] {
  const { kind, dueAt: slot } = message;
  const objection = maySend(state, KINDS[kind], context) ?? checkAnswered(state, { kind, slot }, context);
  return { release: refOf(state), message, isMine: objection === null };
}

function toldDto(state: ReleaseState, row: MessageRow, context: CommandContext): Omit<CommunicationsDto["messages"][number], "delivery"> {
  // Whoever wrote it goes on seeing it, though another's approval is the last thing that happened to it.
  const isOwn = state.messages?.some(({ id, by }) => id === row.id && by.id === context.actor.id) ?? false;
  const isMine = isOwn || mayApprove(state, row, context) === null;
  return { release: refOf(state), message: rowDto(row), isMine };
}
