import type { Metadata } from "next";
import { GateRulesPage } from "@/components/sign-off/gate-rules-page";
import { gateRulesPage } from "@/lib/server/release/loaders";

export const metadata: Metadata = { title: "Gate rules" };

export default async function Page({ params }: { params: Promise<{ team: string }> }) {
  const { team } = await params;
  return <GateRulesPage first={await gateRulesPage(team)} />;
}
