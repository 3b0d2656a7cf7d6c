import type { Metadata } from "next";
import { TokensPage } from "@/components/access/tokens-page";
import { NotAllowedHere } from "@/components/settings/settings-frame";
import { tokensPage } from "@/lib/server/access/loaders";

export const metadata: Metadata = { title: "API tokens" };

export default async function Page({ params }: { params: Promise<{ team: string }> }) {
  const found = await tokensPage((await params).team);
  return found ? <TokensPage first={found.tokens} members={found.members} /> : <NotAllowedHere />;
}
