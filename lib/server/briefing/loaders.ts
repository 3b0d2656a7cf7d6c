import { notFound } from "next/navigation";
import type { BriefingDto, BriefingListDto } from "@/lib/contracts/briefing";
import { briefingListQuery } from "@/lib/contracts/briefing";
import { releaseParams } from "@/lib/contracts/release-commands";
import { orNotFound, pageAccess, pageTeam } from "@/lib/server/access/loaders";
import { getBriefing } from "./data";
import { listBriefings } from "./list";

/** The text of the briefing of a page's address. */
export async function briefingPage(release: string): Promise<BriefingDto> {
  const params = releaseParams.safeParse({ release });
  if (!params.success) notFound();
  return orNotFound(getBriefing(await pageAccess(), params.data.release));
}

/** The briefings of a team's address, for the words in it. */
export async function briefingListPage(
  slug: string,
  search: Record<string, string | string[] | undefined>,
): Promise<{ first: BriefingListDto; q: string }> {
  const team = await pageTeam(slug);
  const parsed = briefingListQuery.safeParse(search.q === undefined ? {} : { q: search.q });
  const query = parsed.success ? parsed.data : {};
  return { first: await listBriefings(team, query), q: query.q ?? "" };
}
