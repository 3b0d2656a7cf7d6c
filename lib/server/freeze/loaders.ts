import type { FreezesDto } from "@/lib/contracts/freeze";
import { pageTeam } from "@/lib/server/access/loaders";
import { listServices } from "@/lib/server/service/data";
import { listFreezes } from "./data";

/** The freezes of a team's address, and the services that one can be declared for. */
export async function freezesPage(slug: string): Promise<{ first: FreezesDto; services: { id: string; name: string }[] }> {
  const access = await pageTeam(slug, "service.read");
  const [first, { services }] = await Promise.all([listFreezes(access), listServices(access)]);
  return { first, services: services.map(({ id, name }) => ({ id, name })) };
}
