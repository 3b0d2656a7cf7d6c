import type { Metadata } from "next";
import { IntegrationsPage } from "@/components/integration/integrations-page";
import { NotAllowedHere } from "@/components/settings/settings-frame";
import { integrationsPage } from "@/lib/server/integration/loaders";

export const metadata: Metadata = { title: "Integrations" };

export default async function Page({ params }: { params: Promise<{ team: string }> }) {
  const { team } = await params;
  const first = await integrationsPage(team);
  return first ? <IntegrationsPage first={first} /> : <NotAllowedHere />;
}
