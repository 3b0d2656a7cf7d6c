import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ShellSample } from "../_panels/shell-sample";

export const metadata: Metadata = { title: "Application frame" };

/** The frame as on pages, or as in rooms with `?variant=room`. Answers only where `TMINUS_GALLERY=1`. */
export default async function ShellPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  if (process.env.TMINUS_GALLERY !== "1") notFound();
  const { variant } = await searchParams;
  return <ShellSample variant={variant === "room" ? "room" : "page"} />;
}
