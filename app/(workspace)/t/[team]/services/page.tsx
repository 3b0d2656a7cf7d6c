import type { Metadata } from "next";
import { ServicesPage } from "@/components/service/services-page";
import { servicesPage } from "@/lib/server/service/loaders";

export const metadata: Metadata = { title: "Services" };

export default async function Page({ params }: { params: Promise<{ team: string }> }) {
  const { team } = await params;
  return <ServicesPage first={await servicesPage(team)} />;
}
