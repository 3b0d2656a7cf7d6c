import type { Metadata } from "next";
import { AuditPage } from "@/components/audit/audit-page";
import { loadAudit } from "@/lib/server/audit/loaders";

export const metadata: Metadata = { title: "Audit" };

type Props = { params: Promise<{ team: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ params, searchParams }: Props) {
  return <AuditPage {...(await loadAudit((await params).team, await searchParams))} />;
}
