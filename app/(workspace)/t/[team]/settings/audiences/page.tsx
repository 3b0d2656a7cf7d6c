import type { Metadata } from "next";
import { AudiencesPage } from "@/components/audience/audiences-page";
import { NotAllowedHere } from "@/components/settings/settings-frame";
import { audiencesPage } from "@/lib/server/comms/loaders";

export const metadata: Metadata = { title: "Audiences" };

export default async function Page({ params }: { params: Promise<{ team: string }> }) {
  const { team } = await params;
  const first = await audiencesPage(team);
  return first ? <AudiencesPage first={first} /> : <NotAllowedHere />;
}
