import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ScopePage } from "@/components/scope/scope-page";
import { pageTeam } from "@/lib/server/access/loaders";
import { roomPage } from "@/lib/server/release/loaders";
import { usedTemplatePage } from "@/lib/server/template/loaders";

type Props = { params: Promise<{ team: string; release: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { release } = await params;
  const { state } = await roomPage(release);
  return { title: `Checklist, ${state.details.service.name} ${state.details.toVersion}` };
}

export default async function Page({ params }: Props) {
  const { team: slug, release } = await params;
  const [{ team }, dto] = await Promise.all([pageTeam(slug), roomPage(release)]);
  if (dto.state.teamId !== team.id) notFound();
  return <ScopePage dto={dto} own={await usedTemplatePage(release)} />;
}
