import type { Metadata } from "next";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { AuthHeading } from "@/components/access/auth-frame";
import { Notice } from "@/components/access/notice";
import { SignInForm } from "@/components/access/sign-in-form";
import { returnPath } from "@/lib/domain/access/return-path";
import { listDemoSignIns } from "@/lib/server/access/entry";
import { currentViewer, sessionCookieName } from "@/lib/server/platform/session";

export const metadata: Metadata = { title: "Sign in" };

type Props = { searchParams: Promise<{ to?: string | string[] }> };

export default async function SignInPage({ searchParams }: Props) {
  const { to } = await searchParams;
  const path = returnPath(typeof to === "string" ? to : null);
  if (await currentViewer()) redirect(path);
  // A browser that still has its cookie was signed in: the session ended, by time or by somebody's hand.
  const hasEnded = (await cookies()).has(sessionCookieName());
  return (
    <>
      <AuthHeading title="Sign in">Every sign-off carries your name.</AuthHeading>
      {hasEnded ? <Notice className="mt-4">Your session has ended. Sign in again to go on.</Notice> : null}
      <SignInForm to={path} demo={await listDemoSignIns()} />
      {path === "/" ? null : <p className="mt-6 text-subtle-foreground text-xs">You come back to the page that you asked for.</p>}
    </>
  );
}
