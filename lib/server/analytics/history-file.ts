import type { DeploymentDto, DeploymentsFileQuery } from "@/lib/contracts/analytics";
import { type CsvCell, csvText } from "@/lib/domain/analytics/csv";
import { minutesBetween, SHOWN_NAMES } from "@/lib/domain/analytics/deployment";
import { STRATEGY_NAMES } from "@/lib/domain/release/release-words";
import type { TeamAccess } from "@/lib/server/access/team";
import { now } from "@/lib/server/platform/clock";
import { findHistory } from "./history";

/** More than this is asked for in parts, by dates. */
const MAX_ROWS = 10_000;

const HEAD = [
  "service",
  "version",
  "from",
  "environment",
  "strategy",
  "started",
  "completed",
  "minutes",
  "outcome",
  "hotfix",
  "break-glass",
  "deployed by",
  "approved by",
  "release",
];

/** The history as a file to save: `deployments-<team>-<day>.csv`. Times are UTC. */
export async function historyResponse({ team }: TeamAccess, query: DeploymentsFileQuery): Promise<Response> {
  const rows = await findHistory(team.id, query, MAX_ROWS);
  return new Response(csvText(HEAD, rows.map(cellsOf)), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="deployments-${team.slug}-${now().slice(0, 10)}.csv"`,
      "cache-control": "no-store",
    },
  });
}

function cellsOf(row: DeploymentDto): CsvCell[] {
  const { startedAt, completedAt } = row;
  return [
    row.service.name,
    row.toVersion,
    row.fromVersion,
    row.environment,
    STRATEGY_NAMES[row.strategy],
    startedAt,
    completedAt,
    completedAt === null ? null : minutesBetween(startedAt, completedAt),
    SHOWN_NAMES[row.outcome],
    row.hotfix,
    row.brokeGlass ? "yes" : "no",
    row.deployedBy,
    row.approvedBy.join("; "),
    row.id,
  ];
}
