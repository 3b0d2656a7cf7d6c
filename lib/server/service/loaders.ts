import type { ServicesDto } from "@/lib/contracts/service";
import { pageTeam } from "@/lib/server/access/loaders";
import { listServices } from "./data";

/** The services of a team's address. */
export async function servicesPage(slug: string): Promise<ServicesDto> {
  return listServices(await pageTeam(slug, "service.read"));
}
