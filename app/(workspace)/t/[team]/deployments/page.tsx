import type { Metadata } from "next";
import { DeploymentsPage } from "@/components/analytics/deployments-page";
import { deploymentsPage } from "@/lib/server/analytics/loaders";

export const metadata: Metadata = { title: "Deployment history" };

type Props = { params: Promise<{ team: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ params, searchParams }: Props) {
  const { team } = await params;
  return <DeploymentsPage {...(await deploymentsPage(team, await searchParams))} />;
}
