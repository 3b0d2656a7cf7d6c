import type { Metadata } from "next";
import { NotAllowedHere } from "@/components/settings/settings-frame";
import { TemplateEditor } from "@/components/template/template-editor";
import { templatePage } from "@/lib/server/template/loaders";

export const metadata: Metadata = { title: "Template" };

export default async function Page({ params }: { params: Promise<{ team: string; template: string }> }) {
  const { team, template } = await params;
  const first = await templatePage(team, template);
  return first ? <TemplateEditor first={first} /> : <NotAllowedHere />;
}
