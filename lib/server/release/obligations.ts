import type { ObligationDto, ObligationsDto, ObligationsQuery } from "@/lib/contracts/obligation";
import { RELEASE_ROLES } from "@/lib/domain/access/roles";
import { mayChangeObligation } from "@/lib/domain/release/change-obligation";
import type { ActionContext } from "@/lib/domain/release/guard";
import type { Obligation } from "@/lib/domain/release/obligation";
import { isDeadlineFixed, ruleOf, verdictsOf } from "@/lib/domain/release/obligation-rules";
import { closingText } from "@/lib/domain/release/obligation-words";
import { maySettle } from "@/lib/domain/release/settle-obligation";
import type { PersonRef, ReleaseStatus, RosterEntry, SignOffRow } from "@/lib/domain/release/state";
import type { Verdict } from "@/lib/domain/release/verdict";
import type { Parties } from "@/lib/domain/sign-off/break-glass";
import type { BreakGlass } from "@/lib/domain/sign-off/break-glass-record";
import { breakGlassShare, SHARE_DAYS } from "@/lib/domain/sign-off/break-glass-share";
import { addMinutes, type Instant } from "@/lib/domain/time/instant";
import type { TeamAccess } from "@/lib/server/access/team";
import { now } from "@/lib/server/platform/clock";
import { pool } from "@/lib/server/platform/db";
import { placeOf, rowsOf, toPage } from "@/lib/server/platform/page";
import { actorOf } from "@/lib/server/platform/team-events";
import { permissionsFor } from "@/lib/server/platform/token";
import { rolesOf, toObligation } from "./mappers";

/** What was settled is listed for so long. */
const LATELY_DAYS = 14;

const ROW = `b.id, b."releaseId", b.kind, b.rule, b.title, b.owner, b."openedAt", b."dueAt", b.settled, r.status, r.details->'service'->>'name' AS service,
  r."toVersion" AS version, r.details->>'zone' AS zone, coalesce(r."actualT0", r."plannedT0") AS t0, r."startedBy", r."actualT0",
  CASE WHEN b.rule = 'break-glass-review' THEN
    (SELECT jsonb_agg(s.row ORDER BY s.position) FROM sign_off s WHERE s."releaseId" = r.id) END AS "signOffs",
  (SELECT jsonb_agg(e.row ORDER BY e.position) FROM stage_entry e WHERE e."releaseId" = r.id AND e.list = 'breakGlasses') AS "breakGlasses",
  (SELECT jsonb_agg(jsonb_build_object('role', o.role, 'person', o.person) ORDER BY o.position) FROM roster_person o WHERE o."releaseId" = r.id) AS roster`;
const MINE = `($2::uuid IS NULL OR EXISTS (
    SELECT FROM roster_person p WHERE p."releaseId" = r.id AND p."userId" = $2 AND p.role = b.owner))`;

const OPEN = {
  name: "obligations-open",
  text: `SELECT ${ROW} FROM obligation b JOIN release r ON r.id = b."releaseId"
    WHERE r."teamId" = $1 AND b.settled IS NULL AND ${MINE} AND ($3::timestamptz IS NULL OR b."dueAt" <= $3)
      AND ($4::timestamptz IS NULL OR (b."dueAt", b.id) > ($4, $5::uuid))
    ORDER BY b."dueAt", b.id LIMIT $6`,
};
const SETTLED = {
  name: "obligations-settled",
  text: `SELECT ${ROW} FROM obligation b JOIN release r ON r.id = b."releaseId"
    WHERE r."teamId" = $1 AND b.settled IS NOT NULL AND ${MINE} AND b.settled->>'at' > $3
      AND ($4::text IS NULL OR (b.settled->>'at', b.id) < ($4, $5::uuid))
    ORDER BY b.settled->>'at' DESC, b.id DESC LIMIT $6`,
};
const COUNT = {
  name: "obligations-count",
  text: `SELECT count(*)::int AS open, (count(*) FILTER (WHERE b."dueAt" <= $2))::int AS overdue
    FROM obligation b JOIN release r ON r.id = b."releaseId" WHERE r."teamId" = $1 AND b.settled IS NULL`,
};
const SHARE = {
  name: "break-glass-share",
  text: `SELECT count(*)::int AS releases, (count(*) FILTER (WHERE EXISTS (
      SELECT FROM stage_entry e WHERE e."releaseId" = r.id AND e.list = 'breakGlasses')))::int AS broken
    FROM release r WHERE r."teamId" = $1 AND r.status <> 'draft' AND r."createdAt" > $2`,
};

type Row = Pick<Obligation, "id" | "kind" | "title" | "owner" | "settled"> & {
  releaseId: string;
  rule: string | null;
  openedAt: Date | null;
  dueAt: Date;
  status: ReleaseStatus;
  service: string;
  version: string;
  zone: string;
  t0: Date;
  startedBy: PersonRef | null;
  actualT0: Date | null;
  /** Of a review of a break-glass only: who deployed is read from them. */
  signOffs: SignOffRow[] | null;
  breakGlasses: BreakGlass[] | null;
  roster: RosterEntry[] | null;
};

/** What the releases of a team owe, page by page: open, late, or settled lately. Refuses a cursor that this list did not make. */
export async function listObligations({ access, team, role }: TeamAccess, query: ObligationsQuery): Promise<ObligationsDto> {
  const at = now();
  const scope = { list: `obligations-${query.state}`, owner: team.id } as const;
  const [after = null, id = null] = placeOf(scope, query) ?? [];
  const mine = query.mine ? access.viewer.userId : null;
  const [found, counted, shared] = await Promise.all([
    pool().query<Row>({
      ...(query.state === "settled" ? SETTLED : OPEN),
      values: [team.id, mine, limitOf(query, at), after, id, rowsOf(query)],
    }),
    pool().query<{ open: number; overdue: number }>({ ...COUNT, values: [team.id, at] }),
    pool().query<{ broken: number; releases: number }>({ ...SHARE, values: [team.id, addMinutes(at, -SHARE_DAYS * 1440)] }),
  ]);
  const { shown, next } = toPage(scope, query, { rows: found.rows, place: (row) => [row.settled?.at ?? row.dueAt.toISOString(), row.id] });
  const { open = 0, overdue = 0 } = counted.rows[0] ?? {};
  const breakGlass = breakGlassShare(shared.rows[0] ?? { broken: 0, releases: 0 });
  return { obligations: shown.map((row) => toDto(row, { access, role, at })), open, overdue, breakGlass, now: at, next };
}

function limitOf({ state }: ObligationsQuery, at: Instant): Instant | null {
  if (state === "settled") return addMinutes(at, -LATELY_DAYS * 1440);
  return state === "overdue" ? at : null;
}

type Asking = Pick<TeamAccess, "access" | "role"> & { readonly at: Instant };

function toDto(row: Row, { access, role, at }: Asking): ObligationDto {
  const { viewer } = access;
  const roster = row.roster ?? [];
  const obligation = toObligation({ ...row, openedAt: row.openedAt?.toISOString() ?? null, dueAt: row.dueAt.toISOString() });
  const roles = viewer.token ? [] : rolesOf({ roster }, viewer.userId);
  const permissions = permissionsFor(viewer, role, roles);
  const context: ActionContext = { now: at, actor: actorOf(viewer), roles, permissions, members: null, rules: null, digestOf: null };
  const held = RELEASE_ROLES.map((one) => ({ role: one, people: namesOf(roster, one) }));
  const { settled } = row;
  const verdicts = verdictsOf(obligation);
  const wordOf = (verdict: Verdict | undefined) => (verdict && verdicts ? verdicts[verdict] : null);
  return {
    id: row.id,
    release: {
      id: row.releaseId,
      service: row.service,
      version: row.version,
      status: row.status,
      zone: row.zone,
      t0: row.t0.toISOString(),
    },
    kind: row.kind,
    title: row.title,
    owner: row.owner,
    owners: namesOf(roster, row.owner),
    dueAt: obligation.dueAt,
    closes: closingText(obligation),
    verdicts,
    message: ruleOf(obligation)?.message ?? null,
    settled: settled && {
      by: settled.by.name,
      at: settled.at,
      note: settled.note,
      verdict: wordOf(settled.verdict),
      cause: settled.cause ?? null,
    },
    isMine: roles.includes(row.owner),
    isDeadlineFixed: isDeadlineFixed(obligation),
    holders: held.filter(({ people }) => people.length > 0),
    whyNotSettle: maySettle(partiesIn(row), obligation, context)?.message ?? null,
    whyNotChange: mayChangeObligation({ roster }, row, context)?.message ?? null,
  };
}

const partiesIn = ({ roster, startedBy, breakGlasses, actualT0, signOffs }: Row): Parties => ({
  roster: roster ?? [],
  actualT0: actualT0?.toISOString() ?? null,
  signOffs: signOffs ?? [],
  breakGlasses: breakGlasses ?? [],
  ...(startedBy ? { startedBy } : {}),
});

function namesOf(roster: readonly RosterEntry[], role: RosterEntry["role"]): string[] {
  return roster.filter((entry) => entry.role === role).map((entry) => entry.person.name);
}
