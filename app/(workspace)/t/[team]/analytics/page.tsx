import type { Metadata } from "next";
import { AnalyticsPage } from "@/components/analytics/analytics-page";
import { analyticsPage } from "@/lib/server/analytics/loaders";

export const metadata: Metadata = { title: "Analytics" };

type Props = { params: Promise<{ team: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ params, searchParams }: Props) {
  const { team } = await params;
  return <AnalyticsPage {...(await analyticsPage(team, await searchParams))} />;
}
