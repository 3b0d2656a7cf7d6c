import type { BriefingListDto, BriefingListQuery } from "@/lib/contracts/briefing";
import { reachOf } from "@/lib/domain/briefing/reach";
import { briefingStanding, hasConfirmed } from "@/lib/domain/briefing/standing";
import { searchQuery } from "@/lib/domain/briefing/words";
import type { ReleaseState } from "@/lib/domain/release/state";
import { t0Of } from "@/lib/domain/time/axis";
import type { TeamAccess } from "@/lib/server/access/team";
import { now } from "@/lib/server/platform/clock";
import { pool } from "@/lib/server/platform/db";
import { loadOverviews } from "@/lib/server/release/overview";

const MOST = 50;
/** What is found stands between these two, which no text can hold. */
const [OPEN, CLOSE] = ["\u0001", "\u0002"];

// Only the versions in force: what was corrected must not be found again.
const IN_FORCE = `FROM briefing_version v JOIN release r ON r.id = v."releaseId"
  WHERE r."teamId" = $1 AND NOT EXISTS (
    SELECT FROM briefing_version later WHERE later."releaseId" = v."releaseId" AND later.version > v.version)`;
const NEWEST = `ORDER BY r."plannedT0" DESC, r.id LIMIT ${MOST}`;

const LIST = { name: "briefing-list", text: `SELECT r.id, '' AS found ${IN_FORCE} ${NEWEST}` };
const SEARCH = {
  name: "briefing-search",
  text: `SELECT r.id, ts_headline('simple', v.words, to_tsquery('simple', $2),
      'MaxWords=20, MinWords=10, MaxFragments=1, StartSel="' || $3 || '", StopSel="' || $4 || '"') AS found
    ${IN_FORCE} AND to_tsvector('simple', v.words) @@ to_tsquery('simple', $2) ${NEWEST}`,
};

/** The briefings of a team, newest T-0 first, or those in which all words of a search stand. At most 50. */
export async function listBriefings({ team, access }: TeamAccess, { q }: BriefingListQuery): Promise<BriefingListDto> {
  const { userId } = access.viewer;
  const query = q === undefined || q === "" ? null : searchQuery(q);
  if (q && query === null) return { briefings: [], now: now() };
  const statement = query === null ? { ...LIST, values: [team.id] } : { ...SEARCH, values: [team.id, query, OPEN, CLOSE] };
  const { rows } = await pool().query<{ id: string; found: string }>(statement);
  const found = new Map(rows.map((row) => [row.id, row.found]));
  const loaded = await loadOverviews([...found.keys()], userId);
  return { briefings: loaded.flatMap(({ state }) => toEntry(state, userId, found.get(state.id) ?? "")), now: now() };
}

function toEntry(state: ReleaseState, userId: string, found: string): BriefingListDto["briefings"] {
  const standing = briefingStanding(state);
  if (!standing) return [];
  const { current, read, missing } = standing;
  const { details, status } = state;
  const isAsked = missing.some((person) => person.id === userId);
  return [
    {
      release: state.id,
      service: details.service.name,
      fromVersion: details.fromVersion,
      toVersion: details.toVersion,
      status,
      zone: details.zone,
      t0: t0Of(state),
      title: current.title,
      version: current.version,
      publishedAt: current.at,
      asked: current.asked.length,
      read: read.length,
      mine: isAsked && status !== "cancelled" ? "asked" : hasConfirmed(state, userId) ? "read" : "none",
      reach: reachOf(state).title,
      found: piecesOf(found),
    },
  ];
}

function piecesOf(found: string): { text: string; isMatch: boolean }[] {
  const pieces = found.split(OPEN).flatMap((part, index) => {
    if (index === 0) return [{ text: part, isMatch: false }];
    const [match = "", rest = ""] = part.split(CLOSE);
    return [
      { text: match, isMatch: true },
      { text: rest, isMatch: false },
    ];
  });
  return pieces.filter(({ text }) => text !== "");
}
