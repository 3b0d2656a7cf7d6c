import type { HomeDto } from "@/lib/contracts/home";
import { pageTeam } from "@/lib/server/access/loaders";
import { getHome } from "./data";

/** The home page of a team's address. */
export async function homePage(slug: string): Promise<HomeDto> {
  return getHome(await pageTeam(slug));
}
