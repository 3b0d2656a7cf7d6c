import type { Metadata } from "next";
import { DeadLink } from "@/components/briefing/dead-link";
import { SharedBriefingPage } from "@/components/briefing/shared-briefing";
import { sharedPage } from "@/lib/server/briefing/loaders";

/** Whoever has the address may read it; nobody else should come across it. */
export const metadata: Metadata = { title: "Support briefing", referrer: "no-referrer", robots: { index: false, follow: false } };

export default async function Page({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const found = await sharedPage(token);
  if (found === null || found === "busy") return <DeadLink isBusy={found === "busy"} />;
  return <SharedBriefingPage shared={found} />;
}
