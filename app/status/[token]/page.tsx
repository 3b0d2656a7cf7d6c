import type { Metadata } from "next";
import { DeadLink } from "@/components/briefing/dead-link";
import { PublicStatusPage } from "@/components/status-page/public-status";
import { publicStatusPage } from "@/lib/server/status-page/loaders";

/** Whoever has the address may read it; nobody else should come across it. */
export const metadata: Metadata = { title: "Status", referrer: "no-referrer", robots: { index: false, follow: false } };

export default async function Page({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const found = await publicStatusPage(token);
  if (found === null || found === "busy") return <DeadLink isBusy={found === "busy"} />;
  return <PublicStatusPage address={token} first={found} />;
}
