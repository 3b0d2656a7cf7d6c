import type { Metadata } from "next";
import { CommunicationsPage } from "@/components/comms/communications-page";
import { communicationsPage } from "@/lib/server/comms/loaders";

export const metadata: Metadata = { title: "Communications" };

export default async function Page({ params }: { params: Promise<{ team: string }> }) {
  const { team } = await params;
  return <CommunicationsPage first={await communicationsPage(team)} />;
}
