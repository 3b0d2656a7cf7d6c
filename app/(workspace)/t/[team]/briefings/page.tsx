import type { Metadata } from "next";
import { BriefingsPage } from "@/components/briefing/briefings-page";
import { briefingListPage } from "@/lib/server/briefing/loaders";

export const metadata: Metadata = { title: "Briefings" };

type Props = { params: Promise<{ team: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ params, searchParams }: Props) {
  const { team } = await params;
  return <BriefingsPage {...(await briefingListPage(team, await searchParams))} />;
}
