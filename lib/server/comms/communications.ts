import type { CommunicationsDto } from "@/lib/contracts/message";
import type { AccessRole } from "@/lib/domain/access/roles";
import { KINDS } from "@/lib/domain/comms/kinds";
import { type MessageRow, standingMessages } from "@/lib/domain/comms/message";
import type { DueMessage } from "@/lib/domain/comms/schedule";
import { mayApproveRow } from "@/lib/domain/comms/telling";
import { OPEN_STATUSES } from "@/lib/domain/release/status-groups";
import { FINAL_STATUSES } from "@/lib/domain/release/transitions";
import { addMinutes, type Instant } from "@/lib/domain/time/instant";
import type { TeamAccess } from "@/lib/server/access/team";
import { countDeliveries } from "@/lib/server/delivery/data";
import { findAlone } from "@/lib/server/incident/data";
import { now } from "@/lib/server/platform/clock";
import { pool } from "@/lib/server/platform/db";
import type { Access } from "@/lib/server/platform/route";
import { actorOf } from "@/lib/server/platform/team-events";
import { permissionsFor } from "@/lib/server/platform/token";
import { contextOf } from "@/lib/server/release/context";
import { loadOverviews } from "@/lib/server/release/overview";
import { rowDto } from "./data";
import { type Source, sourceOfIncident, sourceOfRelease } from "./source";

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

/** What is due to be told of the releases and incidents of a team, soonest first, and what was told, newest first; and what of it is the asker's to do. */
export async function getCommunications({ team, access, role }: TeamAccess): Promise<CommunicationsDto> {
  const at = now();
  const sources = [...(await releasesOf(team.id, access, at)), ...(await incidentsOf(team.id, { access, role, at }))];
  const due = sources.flatMap((source) => source.schedule().map((message) => dueDto(source, message)));
  const told = sources.flatMap((source) => standingMessages(source.messages).map((row) => toldDto(source, row)));
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

async function releasesOf(teamId: string, access: Access, at: Instant): Promise<Source[]> {
  const since = (days: number) => addMinutes(at, -days * 1440);
  const values = [teamId, OPEN_STATUSES, FINAL_STATUSES, since(COURSE_DAYS), since(RECENT_DAYS)];
  const { rows } = await pool().query<{ id: string }>({ ...TOLD, values });
  const releases = await loadOverviews(
    rows.map((row) => row.id),
    access.viewer.userId,
  );
  return releases.map(({ state, members, access: role }) => sourceOfRelease(state, contextOf({ state, asker: access, role, members })));
}

type Asker = { readonly access: Access; readonly role: AccessRole; readonly at: Instant };

/** Those that stand alone: open ones, and others of lately. Of the rest their releases tell. */
async function incidentsOf(teamId: string, { access, role, at }: Asker): Promise<Source[]> {
  const permissions = permissionsFor(access.viewer, role, []);
  if (!permissions.has("incident.read")) return [];
  const alone = await findAlone(teamId, addMinutes(at, -RECENT_DAYS * 1440));
  return alone.map((state) => sourceOfIncident(state, { now: at, actor: actorOf(access.viewer), permissions }));
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

function dueDto({ about, telling }: Source, message: DueMessage): CommunicationsDto["due"][number] {
  const { kind, dueAt: slot } = message;
  const objection = telling.maySend(KINDS[kind]) ?? telling.checkAnswered({ kind, slot });
  return { about, message, isMine: objection === null };
}

function toldDto({ about, messages, telling }: Source, row: MessageRow): Omit<CommunicationsDto["messages"][number], "delivery"> {
  // Whoever wrote it goes on seeing it, though another's approval is the last thing that happened to it.
  const isOwn = messages.some(({ id, by }) => id === row.id && by.id === telling.actor.id);
  return { about, message: rowDto(row), isMine: isOwn || mayApproveRow(telling, row) === null };
}
