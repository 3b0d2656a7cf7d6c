import type { Metadata } from "next";
import { ObligationsPage } from "@/components/obligation/obligations-page";
import { obligationsPage } from "@/lib/server/release/loaders";

export const metadata: Metadata = { title: "Obligations" };

type Props = { params: Promise<{ team: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ params, searchParams }: Props) {
  const { team } = await params;
  return <ObligationsPage {...(await obligationsPage(team, await searchParams))} />;
}
