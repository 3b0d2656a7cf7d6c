import { headers } from "next/headers";
import { notFound } from "next/navigation";
import type { BriefingDto, BriefingListDto } from "@/lib/contracts/briefing";
import { briefingListQuery } from "@/lib/contracts/briefing";
import { releaseParams } from "@/lib/contracts/release-commands";
import { orNotFound, pageAccess, pageTeam } from "@/lib/server/access/loaders";
import { addressOf } from "@/lib/server/platform/client-address";
import { getBriefing } from "./data";
import { listBriefings } from "./list";
import { findShared, type SharedBriefing } from "./shared";

/** The text of the briefing of a page's address. */
export async function briefingPage(release: string): Promise<BriefingDto> {
  const params = releaseParams.safeParse({ release });
  if (!params.success) notFound();
  return orNotFound(getBriefing(await pageAccess(), params.data.release));
}

/** What a link to a briefing leads to, for whoever has it. */
export async function sharedPage(secret: string): Promise<SharedBriefing | "busy" | null> {
  return findShared(secret, addressOf(await headers()));
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
