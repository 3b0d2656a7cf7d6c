import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ConfigurationPage } from "@/components/guidance/configuration-page";
import { pageTeam } from "@/lib/server/access/loaders";
import { configurationPage } from "@/lib/server/release/loaders";

type Props = { params: Promise<{ team: string; release: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { release } = await configurationPage((await params).release);
  return { title: `Configuration, ${release.service} ${release.version}` };
}

export default async function Page({ params }: Props) {
  const { team: slug, release: id } = await params;
  const [{ team }, { teamId, release, guidance }] = await Promise.all([pageTeam(slug), configurationPage(id)]);
  if (teamId !== team.id) notFound();
  return <ConfigurationPage release={release} guidance={guidance} />;
}
