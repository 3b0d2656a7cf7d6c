import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EvidencePage } from "@/components/audit/evidence-page";
import { pageTeam } from "@/lib/server/access/loaders";
import { evidencePage } from "@/lib/server/audit/loaders";

type Props = { params: Promise<{ team: string; release: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { release } = await evidencePage((await params).release);
  return { title: `Evidence, ${release.service.name} ${release.toVersion}` };
}

export default async function Page({ params }: Props) {
  const { team: slug, release } = await params;
  const [{ team }, pack] = await Promise.all([pageTeam(slug, "audit.read"), evidencePage(release)]);
  if (pack.team.id !== team.id) notFound();
  return <EvidencePage pack={pack} />;
}
