import { createHash, randomInt } from "node:crypto";
import type { FirstRunBody } from "@/lib/contracts/access";
import type { Actor } from "@/lib/domain/release/event";
import { now } from "@/lib/server/platform/clock";
import { db } from "@/lib/server/platform/db";
import { env } from "@/lib/server/platform/env";
import type { Prisma } from "@/lib/server/platform/generated/client";
import { log } from "@/lib/server/platform/log";
import { hashPassword } from "@/lib/server/platform/password";
import { Fault } from "@/lib/server/platform/problem";
import { countAttempt } from "@/lib/server/platform/throttle";
import { createPerson, createTeam, joinTeam } from "./founding";

const KEY = "first-run-code";
/** No letter or digit that is taken for another when read aloud or typed over. */
const SIGNS = "ABCDEFGHJKMNPQRSTVWXYZ23456789";
const LENGTH = 8;
const RETRY_MS = 5_000;

const hashOf = (code: string): string =>
  createHash("sha256")
    .update(code.toUpperCase().replace(/[^A-Z0-9]/g, ""))
    .digest("hex");

/**
 * A fresh one-time code for the first run, as `XXXX-XXXX`; the one of before is void. Null where a team exists: then there
 * is no first run any more. Only its hash is stored.
 */
export async function issueFirstRunCode(): Promise<string | null> {
  const signs = Array.from({ length: LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join("");
  const stored = await db().$executeRaw`
    INSERT INTO installation (key, value) SELECT ${KEY}, ${hashOf(signs)} WHERE NOT EXISTS (SELECT FROM team)
    ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value`;
  return stored === 1 ? `${signs.slice(0, 4)}-${signs.slice(4)}` : null;
}

const toOutput = (line: string): void => void process.stdout.write(`${line}\n`);

/** At the start of the server: prints the code where nobody has set the installation up. Waits for the database if need be. */
export async function announceFirstRun(print: (line: string) => void = toOutput): Promise<void> {
  if (env().TMINUS_MODE === "demo") return;
  try {
    const code = await issueFirstRunCode();
    if (code) print(`First run: open ${new URL("/first-run", env().TMINUS_URL).href} and enter the code ${code}`);
  } catch (error) {
    log.warn({ error: String(error) }, "the first-run code could not be stored; trying again");
    setTimeout(() => void announceFirstRun(print), RETRY_MS).unref();
  }
}

/**
 * Makes the first admin and the first team, exactly once: whoever takes the code away first founds, and the code is gone.
 * Throws `too-many` for guessing, `invalid` for a wrong code, `wrong-state` when the installation is already set up.
 */
export async function completeFirstRun(body: FirstRunBody, address: string): Promise<{ team: string }> {
  await countAttempt("one-time-code", address);
  const value = hashOf(body.code);
  const row = await db().installation.findUnique({ where: { key: KEY }, select: { value: true } });
  if (row?.value !== value) throw await refusal(db());
  // Hashing takes its time: only for those who know the code, and outside of the transaction.
  const passwordHash = await hashPassword(body.password);
  return db().$transaction(async (tx) => {
    const taken = await tx.installation.deleteMany({ where: { key: KEY, value } });
    if (taken.count !== 1 || (await tx.team.count()) > 0) throw await refusal(tx);
    const person = await createPerson(tx, { name: body.name, email: body.email, passwordHash });
    const actor: Actor = { kind: "person", ...person };
    const doing = { actor, occurredAt: now() };
    const team = await createTeam(tx, { name: body.team, ...doing });
    await joinTeam(tx, { teamId: team.id, person, role: "admin", ...doing });
    return { team: team.slug };
  });
}

/** Asks on the connection at hand: a second one may not be had while many wait for the same row. */
async function refusal(on: Prisma.TransactionClient): Promise<Fault> {
  if (await on.team.findFirst({ select: { id: true } })) {
    return new Fault("wrong-state", "This installation is already set up. Sign in, or ask an admin for an invitation.");
  }
  return new Fault("invalid", "This is not the code. It stands in the server's log and changes whenever the server starts.", {
    path: "code",
  });
}
