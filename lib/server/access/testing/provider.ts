import { randomUUID } from "node:crypto";
import { afterEach, beforeAll } from "vitest";
import { env } from "@/lib/server/platform/env";
import { viewerOfCookie } from "@/lib/server/platform/session";
import { CLIENT, startTestProvider, type TestClaims, type TestProvider } from "@/scripts/lib/test-provider.mjs";
import type { TestBrowser } from "./sign-on";

/** Where a browser is led to that signed in. */
export const HOME = "/home";
/** Where one is led to that was not let in, or proved nothing. */
export const refused = (reason: string): string => `/sign-in?error=${reason}&to=%2Fhome`;

/** Groups of the tests, and what they give in the teams `red` and `blue`. */
const MAPPING = {
  "red-members": [{ team: "red", role: "member" }],
  "red-managers": [{ team: "red", role: "manager" }],
  "red-admins": [{ team: "red", role: "admin" }],
  everybody: [
    { team: "red", role: "viewer" },
    { team: "blue", role: "viewer" },
    { team: "not-founded-yet", role: "admin" },
  ],
};

/** A provider of single sign-on for a test file; call it once, at the top, after `testDatabase()`. */
export function testProvider(): () => TestProvider {
  let provider: TestProvider;
  beforeAll(async () => {
    provider = await startTestProvider();
    provider.trust("http://localhost:3000");
    Object.assign(process.env, {
      TMINUS_OIDC_ISSUER: provider.issuer,
      TMINUS_OIDC_CLIENT_ID: CLIENT.id,
      TMINUS_OIDC_CLIENT_SECRET: CLIENT.secret,
      TMINUS_OIDC_SCOPES: "openid profile email groups",
      TMINUS_OIDC_GROUPS: JSON.stringify(MAPPING),
    });
    if (env().TMINUS_OIDC_ISSUER !== provider.issuer) throw new Error("The environment was read before the provider was there.");
    return () => provider.goDown();
  });
  afterEach(() => provider.tamperWith());
  return () => provider;
}

/** Somebody at the provider, who presses its button from now on. */
export function somebody(provider: TestProvider, claims: TestClaims = {}): { sub: string; email: string; claims: TestClaims } {
  const sub = randomUUID();
  const email = `${sub}@example.com`;
  const all: TestClaims = { name: "Olga Petrova", email, email_verified: true, groups: ["red-members"], ...claims };
  provider.people.set(sub, all);
  provider.signsInAs(sub);
  return { sub, email, claims: all };
}

/** Who is signed in in a browser. Throws where nobody is. */
export async function viewerIn(browser: TestBrowser) {
  const viewer = await viewerOfCookie(browser.cookie.split("=")[1]);
  if (!viewer) throw new Error("Nobody is signed in in this browser.");
  return viewer;
}
