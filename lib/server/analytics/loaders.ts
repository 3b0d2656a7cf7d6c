import type { z } from "zod";
import {
  type AnalyticsDto,
  analyticsQuery,
  type DeploymentsDto,
  type DeploymentsFileQuery,
  deploymentsFileQuery,
  deploymentsQuery,
} from "@/lib/contracts/analytics";
import { pageTeam } from "@/lib/server/access/loaders";
import { listServices } from "@/lib/server/service/data";
import { getAnalytics } from "./data";
import { listDeployments } from "./history";

type Search = Record<string, string | string[] | undefined>;

/** What the analytics page shows first. Filters in its address that mean nothing are left out: a page has no 400. */
export async function analyticsPage(
  slug: string,
  search: Search,
): Promise<{ first: AnalyticsDto; filters: z.infer<typeof analyticsQuery> }> {
  const team = await pageTeam(slug, "release.read");
  const filters = readFilters(analyticsQuery, search);
  return { first: await getAnalytics(team, filters), filters };
}

type HistoryPage = {
  readonly first: DeploymentsDto;
  readonly filters: DeploymentsFileQuery;
  readonly services: readonly { readonly id: string; readonly name: string }[];
};

/** What the deployment history shows first, and the services that it can be narrowed to. */
export async function deploymentsPage(slug: string, search: Search): Promise<HistoryPage> {
  const team = await pageTeam(slug, "release.read");
  const filters = readFilters(deploymentsFileQuery, search);
  const [first, { services }] = await Promise.all([listDeployments(team, deploymentsQuery.parse(filters)), listServices(team)]);
  return { first, filters, services: services.map(({ id, name }) => ({ id, name })) };
}

function readFilters<Shape extends z.ZodRawShape>(schema: z.ZodObject<Shape>, search: Search): z.infer<z.ZodObject<Shape>> {
  const entries = Object.entries(schema.shape).flatMap(([key, one]) => {
    const parsed = (one as z.ZodType<string | undefined>).safeParse(search[key]);
    return parsed.success && parsed.data !== undefined ? [[key, parsed.data]] : [];
  });
  return schema.parse(Object.fromEntries(entries));
}
