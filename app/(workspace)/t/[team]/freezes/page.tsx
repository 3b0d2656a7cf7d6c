import type { Metadata } from "next";
import { FreezesPage } from "@/components/freeze/freezes-page";
import { freezesPage } from "@/lib/server/freeze/loaders";

export const metadata: Metadata = { title: "Freezes" };

export default async function Page({ params }: { params: Promise<{ team: string }> }) {
  const { team } = await params;
  return <FreezesPage {...(await freezesPage(team))} />;
}
