import type { Metadata } from "next";
import { ServicesPage } from "@/components/service/services-page";
import { pageTeam } from "@/lib/server/access/loaders";
import { listServices } from "@/lib/server/service/data";

export const metadata: Metadata = { title: "Services" };

export default async function Page({ params }: { params: Promise<{ team: string }> }) {
  const { team } = await params;
  return <ServicesPage first={await listServices(await pageTeam(team, "service.read"))} />;
}
