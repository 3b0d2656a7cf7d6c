import type { Metadata } from "next";
import { NotAllowedHere } from "@/components/settings/settings-frame";
import { StatusSettings } from "@/components/status-page/status-settings";
import { statusSettingsPage } from "@/lib/server/status-page/loaders";

export const metadata: Metadata = { title: "Status page" };

export default async function Page({ params }: { params: Promise<{ team: string }> }) {
  const { team } = await params;
  const first = await statusSettingsPage(team);
  return first ? <StatusSettings first={first} /> : <NotAllowedHere />;
}
