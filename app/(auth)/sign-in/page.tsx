import type { Metadata } from "next";
import { cookies } from "next/headers";
import Link from "next/link";
import { redirect } from "next/navigation";
import { AuthHeading } from "@/components/access/auth-frame";
import { Notice } from "@/components/access/notice";
import { SignInForm } from "@/components/access/sign-in-form";
import { buttonVariants } from "@/components/ui/button-variants";
import { cn } from "@/components/ui/cn";
import { signOnProblem } from "@/lib/contracts/single-sign-on";
import { pathOf } from "@/lib/domain/access/return-path";
import { listDemoSignIns, publicOrigin, singleSignOnLabel } from "@/lib/server/access/entry";
import { currentViewer, sessionCookieName } from "@/lib/server/platform/session";

export const metadata: Metadata = { title: "Sign in" };

type Query = Readonly<Record<string, string | string[] | undefined>>;
type Props = { searchParams: Promise<Query> };

export default async function SignInPage({ searchParams }: Props) {
  const query = await searchParams;
  const path = pathOf(textOf(query, "to") ?? textOf(query, "callbackUrl"), publicOrigin());
  const problem = signOnProblem(textOf(query, "error"));
  const viewer = await currentViewer();
  if (viewer && problem === null) redirect(path);
  if (viewer) return <StillSignedIn problem={problem} path={path} />;
  // A browser that still has its cookie was signed in: the session ended, by time or by somebody's hand.
  const hasEnded = problem === null && (await cookies()).has(sessionCookieName());
  return (
    <>
      <AuthHeading title="Sign in">Every sign-off carries your name.</AuthHeading>
      {hasEnded ? <Notice className="mt-4">Your session has ended. Sign in again to go on.</Notice> : null}
      <SignInForm to={path} demo={await listDemoSignIns()} signOn={singleSignOnLabel()} problem={problem} />
      {path === "/" ? null : <p className="mt-6 text-subtle-foreground text-xs">You come back to the page that you asked for.</p>}
    </>
  );
}

function textOf(query: Query, name: string): string | undefined {
  const value = query[name];
  return typeof value === "string" ? value : undefined;
}

/** Somebody who is signed in and proved nothing at the provider: their session goes on. */
function StillSignedIn({ problem, path }: { problem: string | null; path: string }) {
  return (
    <>
      <AuthHeading title="Nothing was proved">You are signed in as before.</AuthHeading>
      <Notice tone="failed" className="mt-6">
        {problem}
      </Notice>
      <Link href={path} className={cn(buttonVariants({ variant: "primary", size: "lg" }), "mt-4 w-full")}>
        Go back to where you were
      </Link>
    </>
  );
}
