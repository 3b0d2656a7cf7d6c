import type { Metadata } from "next";
import { IncidentsPage } from "@/components/incident/incidents-page";
import { incidentsPage } from "@/lib/server/incident/loaders";

export const metadata: Metadata = { title: "Incidents" };

export default async function Page({ params }: { params: Promise<{ team: string }> }) {
  const { team } = await params;
  return <IncidentsPage first={await incidentsPage(team)} />;
}
