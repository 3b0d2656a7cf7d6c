import type { Metadata } from "next";
import { MembersPage } from "@/components/access/members-page";
import { membersPage } from "@/lib/server/access/loaders";

export const metadata: Metadata = { title: "Members" };

export default async function Page({ params }: { params: Promise<{ team: string }> }) {
  const { members, sessions } = await membersPage((await params).team);
  return <MembersPage first={members} firstSessions={sessions} />;
}
