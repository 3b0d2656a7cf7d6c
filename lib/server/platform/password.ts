import { hash, verify } from "@node-rs/argon2";
import { singleton } from "./singleton";

/** OWASP's argon2id setting: 19 MiB, two passes, one lane. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** At most two at a time, so that a flood of sign-ins cannot starve ticks of CPU. */
const gate = () => singleton("argon2-gate", () => ({ busy: 0, waiting: [] as (() => void)[] }));
const AT_ONCE = 2;

async function limited<T>(work: () => Promise<T>): Promise<T> {
  const state = gate();
  if (state.busy >= AT_ONCE) await new Promise<void>((resolve) => state.waiting.push(resolve));
  state.busy += 1;
  try {
    return await work();
  } finally {
    state.busy -= 1;
    state.waiting.shift()?.();
  }
}

export function hashPassword(password: string): Promise<string> {
  return limited(() => hash(password, OPTIONS));
}

/** Compared against when there is no such account, so that both answers take the same time. */
const NOBODY = "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$JCkR0a2m3nqZl3v3g9mYJ5bM7gTTdQ0nCq6f2Y5mWm8";

export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const matches = await limited(() => verify(passwordHash ?? NOBODY, password).catch(() => false));
  return passwordHash !== null && matches;
}
