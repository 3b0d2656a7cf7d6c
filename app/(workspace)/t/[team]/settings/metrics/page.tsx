import type { Metadata } from "next";
import { MetricSourcesPage } from "@/components/metrics/metric-sources-page";
import { NotAllowedHere } from "@/components/settings/settings-frame";
import { metricSourcesPage } from "@/lib/server/metrics/loaders";

export const metadata: Metadata = { title: "Metrics" };

export default async function Page({ params }: { params: Promise<{ team: string }> }) {
  const { team } = await params;
  const first = await metricSourcesPage(team);
  return first ? <MetricSourcesPage first={first} /> : <NotAllowedHere />;
}
