import type { Metadata } from "next";
import { GateRulesPage } from "@/components/sign-off/gate-rules-page";
import { gateRulesPage } from "@/lib/server/release/loaders";

export const metadata: Metadata = { title: "Gate rules" };

type PageProps = { params: Promise<{ team: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ params, searchParams }: PageProps) {
  const { team } = await params;
  const data = await gateRulesPage(team, await searchParams);
  return <GateRulesPage key={data.first.service?.id ?? ""} {...data} />;
}
