import type { Metadata } from "next";
import { NotAllowedHere } from "@/components/settings/settings-frame";
import { TemplatesPage } from "@/components/template/templates-page";
import { templatesPage } from "@/lib/server/template/loaders";

export const metadata: Metadata = { title: "Templates" };

export default async function Page({ params }: { params: Promise<{ team: string }> }) {
  const { team } = await params;
  const first = await templatesPage(team);
  return first ? <TemplatesPage first={first} /> : <NotAllowedHere />;
}
