import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthHeading } from "@/components/access/auth-frame";
import { FirstRunForm } from "@/components/access/first-run-form";
import { isFounded } from "@/lib/server/access/entry";

export const metadata: Metadata = { title: "First run" };

export default async function FirstRunPage() {
  if (await isFounded()) redirect("/");
  return (
    <>
      <AuthHeading title="Set up T-Minus">Make the first team and its admin.</AuthHeading>
      <FirstRunForm />
      <p className="mt-6 text-subtle-foreground text-xs">
        An admin looks after people and settings, and neither ticks nor signs. Releases need managers, who plan them, and members, who carry
        them out: you invite both next.
      </p>
    </>
  );
}
