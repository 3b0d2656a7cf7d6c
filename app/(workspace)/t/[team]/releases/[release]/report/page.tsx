import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ReportPage } from "@/components/report/report-page";
import { pageTeam } from "@/lib/server/access/loaders";
import { reportPage } from "@/lib/server/report/loaders";

type Props = { params: Promise<{ team: string; release: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { service, toVersion } = await reportPage((await params).release);
  return { title: `Report, ${service} ${toVersion}` };
}

export default async function Page({ params }: Props) {
  const { team: slug, release } = await params;
  const [{ team }, report] = await Promise.all([pageTeam(slug), reportPage(release)]);
  if (report.teamId !== team.id) notFound();
  return <ReportPage report={report} team={team.slug} />;
}
