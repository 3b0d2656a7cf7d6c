import type { Metadata } from "next";
import { HomePage } from "@/components/home/home-page";
import { homePage } from "@/lib/server/home/loaders";

export const metadata: Metadata = { title: "Home" };

export default async function Page({ params }: { params: Promise<{ team: string }> }) {
  const { team } = await params;
  return <HomePage first={await homePage(team)} />;
}
