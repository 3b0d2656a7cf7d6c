import type { DestinationsDto } from "@/lib/contracts/destination";
import type { CommunicationsDto } from "@/lib/contracts/message";
import { orNotAllowed, pageTeam } from "@/lib/server/access/loaders";
import { getCommunications } from "./communications";
import { listDestinations } from "./destinations";

/** What is told of the releases of a team's address. */
export async function communicationsPage(slug: string): Promise<CommunicationsDto> {
  return getCommunications(await pageTeam(slug, "release.read"));
}

/** Who a team tells, of the team's address; null for somebody who may not see it. */
export async function audiencesPage(slug: string): Promise<DestinationsDto | null> {
  const access = await orNotAllowed(pageTeam(slug, "integration.manage"));
  return access && listDestinations(access);
}
