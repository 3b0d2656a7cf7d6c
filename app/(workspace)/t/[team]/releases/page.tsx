import type { Metadata } from "next";
import { ReleasesPage } from "@/components/releases/releases-page";
import { releaseListPage } from "@/lib/server/release/loaders";

export const metadata: Metadata = { title: "Releases" };

type Props = { params: Promise<{ team: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ params, searchParams }: Props) {
  const { team } = await params;
  return <ReleasesPage {...(await releaseListPage(team, await searchParams))} />;
}
