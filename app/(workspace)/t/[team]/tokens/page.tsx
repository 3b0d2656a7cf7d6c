import type { Metadata } from "next";
import { TokensPage } from "@/components/access/tokens-page";
import { tokensPage } from "@/lib/server/access/loaders";

export const metadata: Metadata = { title: "API tokens" };

export default async function Page({ params }: { params: Promise<{ team: string }> }) {
  const { members, tokens } = await tokensPage((await params).team);
  return <TokensPage first={tokens} members={members} />;
}
