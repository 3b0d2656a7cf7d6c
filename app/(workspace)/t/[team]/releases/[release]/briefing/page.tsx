import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BriefingPage } from "@/components/briefing/briefing-page";
import { pageTeam } from "@/lib/server/access/loaders";
import { briefingPage } from "@/lib/server/briefing/loaders";
import { roomPage } from "@/lib/server/release/loaders";

type Props = { params: Promise<{ team: string; release: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { release } = await params;
  const { state } = await roomPage(release);
  return { title: `Briefing, ${state.details.service.name} ${state.details.toVersion}` };
}

export default async function Page({ params }: Props) {
  const { team: slug, release } = await params;
  const [{ team }, dto, first] = await Promise.all([pageTeam(slug), roomPage(release), briefingPage(release)]);
  if (dto.state.teamId !== team.id) notFound();
  return <BriefingPage dto={dto} first={first} />;
}
