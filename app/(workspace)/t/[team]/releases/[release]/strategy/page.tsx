import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { StrategyPage } from "@/components/strategy/strategy-page";
import { pageTeam } from "@/lib/server/access/loaders";
import { strategyPage } from "@/lib/server/release/loaders";

type Props = { params: Promise<{ team: string; release: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { release } = await strategyPage((await params).release);
  return { title: `Strategy, ${release.service} ${release.version}` };
}

export default async function Page({ params }: Props) {
  const { team: slug, release: id } = await params;
  const [{ team }, { teamId, ...page }] = await Promise.all([pageTeam(slug), strategyPage(id)]);
  if (teamId !== team.id) notFound();
  return <StrategyPage {...page} />;
}
