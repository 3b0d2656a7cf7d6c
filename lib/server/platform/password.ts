import { randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import { singleton } from "./singleton";

/** OWASP's argon2id setting: 19 MiB, two passes, one lane. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** At most two at a time, so that a flood of sign-ins cannot starve ticks of CPU. */
const AT_ONCE = 2;
const gate = () => singleton("argon2-gate", () => ({ busy: 0, waiting: [] as (() => void)[] }));

async function limited<T>(work: () => Promise<T>): Promise<T> {
  const state = gate();
  if (state.busy < AT_ONCE) state.busy += 1;
  else await new Promise<void>((resolve) => state.waiting.push(resolve));
  try {
    return await work();
  } finally {
    // The place is handed on, so that nobody can slip in between.
    const next = state.waiting.shift();
    if (next) next();
    else state.busy -= 1;
  }
}

/** The same keys give the same text on every system, composed or not. Source: NIST SP 800-63B, 3.1.1.2. */
const typed = (password: string): string => password.normalize("NFKC");

/** argon2id of a password, PHC text. */
export function hashPassword(password: string): Promise<string> {
  return limited(() => hash(typed(password), OPTIONS));
}

/** Compared against when there is no such account, so that both answers take the same time. */
const nobody = () => singleton("nobody-hash", () => hashPassword(randomBytes(16).toString("hex")));

/** Whether the password is the one of the hash; false for people who have none yet. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const compared = passwordHash ?? (await nobody());
  const matches = await limited(() => verify(compared, typed(password)).catch(() => false));
  return passwordHash !== null && matches;
}
