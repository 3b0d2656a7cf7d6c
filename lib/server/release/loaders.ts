import { notFound } from "next/navigation";
import { cache } from "react";
import { type GatePoliciesDto, gateRulesSearch } from "@/lib/contracts/gate-policy";
import { type ReleaseListDto, type ReleaseListQuery, releaseListQuery } from "@/lib/contracts/list";
import { type ObligationsDto, obligationsQuery, SHOWN, SHOWN_LIMIT, type Shown, shownOf } from "@/lib/contracts/obligation";
import { releaseParams } from "@/lib/contracts/release-commands";
import type { RoomDto } from "@/lib/contracts/room";
import type { ServicesDto } from "@/lib/contracts/service";
import { permissionsOf } from "@/lib/domain/access/permissions";
import { type Guidance, guidanceFor } from "@/lib/domain/guidance/guidance";
import type { PersonRef } from "@/lib/domain/release/state";
import type { StrategyQuestion } from "@/lib/domain/tailoring/guide/strategy-sheets";
import type { Strategy } from "@/lib/domain/tailoring/strategy-reasons";
import { orNotFound, pageAccess, pageTeam } from "@/lib/server/access/loaders";
import { requireTeam } from "@/lib/server/access/team";
import { now } from "@/lib/server/platform/clock";
import { env } from "@/lib/server/platform/env";
import { listServices } from "@/lib/server/service/data";
import { getRoom } from "./data";
import { listGatePolicies } from "./gate-policies";
import { listReleases } from "./list";
import { listObligations } from "./obligations";
import { findMembers } from "./plan";

/** The room of a page's address, read once per request. */
export const roomPage = cache(async (release: string): Promise<RoomDto> => {
  const params = releaseParams.safeParse({ release });
  if (!params.success) notFound();
  return orNotFound(getRoom(await pageAccess(), params.data.release));
});

/** The path of a release's room with its team in it. Not found for whoever may not see the release. */
export async function roomAddress(release: string): Promise<string> {
  const { state } = await roomPage(release);
  const team = await orNotFound(requireTeam(await pageAccess(), { id: state.teamId }));
  return `/t/${team.team.slug}/releases/${state.id}`;
}

export type ConfigurationPage = {
  readonly teamId: string;
  readonly release: { readonly id: string; readonly service: string; readonly version: string };
  readonly guidance: Guidance;
};

/** The configuration of the release of a page's address. Made here, so that browsers do without what writes YAML. */
export async function configurationPage(release: string): Promise<ConfigurationPage> {
  const { state } = await roomPage(release);
  const { details } = state;
  return {
    teamId: state.teamId,
    release: { id: state.id, service: details.service.name, version: details.toVersion },
    guidance: guidanceFor({ ...state, tminusUrl: new URL(env().TMINUS_URL).origin }),
  };
}

export type StrategyPage = Pick<ConfigurationPage, "teamId" | "release"> & {
  readonly chosen: Strategy;
  readonly question: StrategyQuestion;
};

/** The strategy of the release of a page's address, with what it was weighed on. */
export async function strategyPage(release: string): Promise<StrategyPage> {
  const { state } = await roomPage(release);
  const { strategy, criticality, profile, service, toVersion } = state.details;
  return {
    teamId: state.teamId,
    release: { id: state.id, service: service.name, version: toVersion },
    chosen: strategy,
    question: { criticality, profile: profile ?? null },
  };
}

export type ReleaseListPage = {
  readonly first: ReleaseListDto;
  readonly filters: Omit<ReleaseListQuery, "after">;
  readonly services: readonly { readonly id: string; readonly name: string }[];
  readonly canCreate: boolean;
};

/** The first page of the list for the filters of an address; filters that are none are left out. */
export async function releaseListPage(slug: string, search: Record<string, string | string[] | undefined>): Promise<ReleaseListPage> {
  const team = await pageTeam(slug);
  const parsed = releaseListQuery.omit({ after: true }).safeParse(search);
  const filters = parsed.success ? parsed.data : {};
  const [first, { services }] = await Promise.all([listReleases(team, filters), listServices(team)]);
  const canCreate = permissionsOf(team.role, []).has("release.create");
  return { first, filters, services: services.map(({ id, name }) => ({ id, name })), canCreate };
}

/** The first page of what a team owes, for the filter of an address. */
export async function obligationsPage(
  slug: string,
  { show }: Record<string, string | string[] | undefined>,
): Promise<{ readonly first: ObligationsDto; readonly shown: Shown }> {
  const team = await pageTeam(slug);
  const shown = shownOf(show);
  const query = obligationsQuery.parse({ limit: SHOWN_LIMIT, ...SHOWN[shown] });
  return { first: await listObligations(team, query), shown };
}

export type PlanPage = {
  readonly services: ServicesDto;
  readonly members: readonly PersonRef[];
  /** What the team asks for at the gates of every service. */
  readonly rules: GatePoliciesDto;
  readonly canCreate: boolean;
  readonly now: string;
};

/** What planning a release needs to know of the team. Whoever may not plan gets the page too, and reads why. */
export async function planPage(slug: string): Promise<PlanPage> {
  const team = await pageTeam(slug);
  const canCreate = permissionsOf(team.role, []).has("release.create");
  const [services, members, rules] = await Promise.all([listServices(team), findMembers(team.team.id), listGatePolicies(team, null)]);
  return { services, members: [...members.values()], rules, canCreate, now: now() };
}

export type GateRulesData = {
  readonly first: GatePoliciesDto;
  readonly services: readonly { readonly id: string; readonly name: string }[];
};

/** What the team of an address asks for at the gates of its checklists: of every service, or of the one that the address names. */
export async function gateRulesPage(slug: string, search: Record<string, string | string[] | undefined>): Promise<GateRulesData> {
  const team = await pageTeam(slug, "service.read");
  const named = gateRulesSearch.safeParse(search);
  const { services } = await listServices(team);
  const service = services.find(({ id }) => id === (named.success ? named.data.service : undefined));
  const first = await listGatePolicies(team, service?.id ?? null);
  return { first, services: services.map(({ id, name }) => ({ id, name })) };
}
