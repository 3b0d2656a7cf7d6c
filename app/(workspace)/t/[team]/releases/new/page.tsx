import type { Metadata } from "next";
import { NotAllowedToPlan } from "@/components/plan/not-allowed";
import { PlanWizard } from "@/components/plan/plan-wizard";
import { planPage } from "@/lib/server/release/loaders";

export const metadata: Metadata = { title: "New release" };

export default async function Page({ params }: { params: Promise<{ team: string }> }) {
  const { team } = await params;
  const { canCreate, ...data } = await planPage(team);
  return canCreate ? <PlanWizard {...data} /> : <NotAllowedToPlan />;
}
