import { readFileSync } from "node:fs";
import type { z } from "zod";
import { type GroupMapping, groupMappingSchema } from "@/lib/domain/access/group-mapping";
import { type Env, env } from "./env";
import { singleton } from "./singleton";

/** How this installation signs people in by OpenID Connect. */
export type SingleSignOn = {
  /** As the provider writes it in its tokens. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scopes: string;
  /** What people call it, on the buttons: "Continue with single sign-on". */
  readonly label: string;
  readonly groupsClaim: string;
  /** Null where memberships are made by hand only. */
  readonly groups: GroupMapping | null;
};

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/** The settings of single sign-on, read once; null where it is not configured. Throws a sentence about what cannot be meant. */
export function singleSignOn(): SingleSignOn | null {
  return singleton("single-sign-on", () => readSingleSignOn(env()));
}

/** At the start of the server: ends it with one line where the settings of single sign-on cannot be meant. */
export function checkSingleSignOn(end: (line: string) => void = endWith): void {
  try {
    singleSignOn();
  } catch (error) {
    end(error instanceof Error ? error.message : String(error));
  }
}

function endWith(line: string): void {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}

/** As `singleSignOn`, of a given environment. */
export function readSingleSignOn(from: Env): SingleSignOn | null {
  const { TMINUS_OIDC_ISSUER: issuer, TMINUS_OIDC_CLIENT_ID: clientId, TMINUS_OIDC_CLIENT_SECRET: clientSecret } = from;
  const given = Object.entries(from).filter(([name, value]) => name.startsWith("TMINUS_OIDC_") && value !== "");
  if (given.length === 0) return null;
  for (const [name, value] of Object.entries({ ISSUER: issuer, CLIENT_ID: clientId, CLIENT_SECRET: clientSecret })) {
    if (value === "") throw new Error(`TMINUS_OIDC_${name} is not set, but ${given.map(([one]) => one).join(", ")}. Set it, or none.`);
  }
  return {
    issuer: checkIssuer(issuer),
    clientId,
    clientSecret,
    scopes: checkScopes(from.TMINUS_OIDC_SCOPES || "openid profile email"),
    label: from.TMINUS_OIDC_LABEL.trim().slice(0, 40) || "single sign-on",
    groupsClaim: from.TMINUS_OIDC_GROUPS_CLAIM || "groups",
    groups: from.TMINUS_OIDC_GROUPS === "" ? null : readMapping(from.TMINUS_OIDC_GROUPS),
  };
}

function checkIssuer(issuer: string): string {
  const url = URL.canParse(issuer) ? new URL(issuer) : null;
  if (url?.protocol === "https:" || (url?.protocol === "http:" && LOOPBACK.test(url.hostname))) return issuer;
  throw new Error(`TMINUS_OIDC_ISSUER must be an https address such as https://id.example.com, not "${issuer}".`);
}

function checkScopes(scopes: string): string {
  if (scopes.split(" ").includes("openid")) return scopes;
  throw new Error(`TMINUS_OIDC_SCOPES must contain openid, not only "${scopes}".`);
}

/** JSON itself, or the path of a file with it. */
function readMapping(setting: string): GroupMapping {
  const where = "TMINUS_OIDC_GROUPS";
  const text = setting.trimStart().startsWith("{") ? setting : readFile(setting);
  const result = groupMappingSchema.safeParse(parseJson(text, where));
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue: z.core.$ZodIssue) => `${issue.path.join(".") || "the whole"}: ${issue.message}`);
  throw new Error(`${where} is no mapping of groups such as {"engineers":[{"team":"checkout","role":"member"}]}. ${problems.join("; ")}`);
}

function readFile(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new Error(`TMINUS_OIDC_GROUPS names a file that cannot be read: ${error instanceof Error ? error.message : path}`);
  }
}

function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${where} is not JSON: ${error instanceof Error ? error.message : ""}`);
  }
}
