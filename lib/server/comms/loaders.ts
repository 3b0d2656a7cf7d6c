import type { CommunicationsDto } from "@/lib/contracts/message";
import { pageTeam } from "@/lib/server/access/loaders";
import { getCommunications } from "./data";

/** What is told of the releases of a team's address. */
export async function communicationsPage(slug: string): Promise<CommunicationsDto> {
  return getCommunications(await pageTeam(slug, "release.read"));
}
