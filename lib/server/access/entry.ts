import { z } from "zod";
import { type DemoSignIn, demoSignInSchema } from "@/lib/contracts/access";
import { isPlainBeyondLoopback } from "@/lib/domain/access/plain-http";
import { db } from "@/lib/server/platform/db";
import { env } from "@/lib/server/platform/env";
import { log } from "@/lib/server/platform/log";
import type { Viewer } from "@/lib/server/platform/session";
import { singleSignOn } from "@/lib/server/platform/single-sign-on";

const DEMO_KEY = "demo-sign-ins";

/** The people of the demo with their passwords; nobody in a real installation, whatever its database holds. */
export async function listDemoSignIns(): Promise<readonly DemoSignIn[]> {
  if (env().TMINUS_MODE !== "demo") return [];
  const row = await db().installation.findUnique({ where: { key: DEMO_KEY }, select: { value: true } });
  if (!row) return [];
  const parsed = z.array(demoSignInSchema).safeParse(jsonOf(row.value));
  if (parsed.success) return parsed.data;
  log.warn({ key: DEMO_KEY }, "the demo sign-ins cannot be read and are not shown");
  return [];
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Whether anybody has set this installation up. */
export async function isFounded(): Promise<boolean> {
  return (await db().team.findFirst({ select: { id: true } })) !== null;
}

/** The team that somebody is led to: the one used last if they still belong to it, else their first by name; null without any. */
export async function findHomeTeam(viewer: Viewer, lastUsed: string | undefined): Promise<string | null> {
  const teams = await db().team.findMany({
    where: { memberships: { some: { userId: viewer.userId } } },
    select: { slug: true },
    orderBy: { name: "asc" },
  });
  const slugs = teams.map((team) => team.slug);
  return slugs.find((slug) => slug === lastUsed) ?? slugs[0] ?? null;
}

/** The public address as people say it: `releases.example.com`. */
export function publicHost(): string {
  return new URL(env().TMINUS_URL).host;
}

/** Whether the pages have to say that what people send can be read on the way. */
export function isPlainHttp(): boolean {
  const { TMINUS_URL: url, TMINUS_HOST: host } = env();
  return isPlainBeyondLoopback({ url, host });
}

/** What people call single sign-on here; null where it is not configured. */
export function singleSignOnLabel(): string | null {
  return singleSignOn()?.label ?? null;
}

/** The public address without a path. */
export function publicOrigin(): string {
  return new URL(env().TMINUS_URL).origin;
}
