import type { Metadata } from "next";
import { NotAllowedHere } from "@/components/settings/settings-frame";
import { WebhooksPage } from "@/components/webhook/webhooks-page";
import { webhooksPage } from "@/lib/server/webhook/loaders";

export const metadata: Metadata = { title: "Webhooks" };

export default async function Page({ params }: { params: Promise<{ team: string }> }) {
  const { team } = await params;
  const first = await webhooksPage(team);
  return first ? <WebhooksPage first={first} /> : <NotAllowedHere />;
}
