import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { IncidentPage } from "@/components/incident/incident-page";
import { pageTeam } from "@/lib/server/access/loaders";
import { incidentPage, timelinePage } from "@/lib/server/incident/loaders";

type Props = { params: Promise<{ team: string; incident: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { incident } = await incidentPage((await params).incident);
  return { title: `${incident.severity} ${incident.title}` };
}

export default async function Page({ params }: Props) {
  const { team: slug, incident: id } = await params;
  const [{ team }, first] = await Promise.all([pageTeam(slug), incidentPage(id)]);
  if (first.incident.teamId !== team.id) notFound();
  return <IncidentPage first={first} timeline={await timelinePage(id)} />;
}
