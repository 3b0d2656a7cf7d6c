import type { Metadata } from "next";
import { MembersPage } from "@/components/access/members-page";
import { getSessions, listMembers } from "@/lib/server/access/data";
import { pageTeam } from "@/lib/server/access/loaders";

export const metadata: Metadata = { title: "Members" };

export default async function Page({ params }: { params: Promise<{ team: string }> }) {
  const { team } = await params;
  const access = await pageTeam(team, "member.read");
  const [members, sessions] = await Promise.all([listMembers(access), getSessions(access.access.viewer)]);
  return <MembersPage first={members} firstSessions={sessions} />;
}
