import type { Metadata } from "next";
import { FreezesPage } from "@/components/freeze/freezes-page";
import { pageTeam } from "@/lib/server/access/loaders";
import { listFreezes } from "@/lib/server/freeze/data";
import { listServices } from "@/lib/server/service/data";

export const metadata: Metadata = { title: "Freezes" };

export default async function Page({ params }: { params: Promise<{ team: string }> }) {
  const { team } = await params;
  const access = await pageTeam(team, "service.read");
  const [first, { services }] = await Promise.all([listFreezes(access), listServices(access)]);
  return <FreezesPage first={first} services={services.map(({ id, name }) => ({ id, name }))} />;
}
