import type { OAuthConfig } from "next-auth/providers/oauth";
import { type ProviderClaims, providerClaims } from "@/lib/contracts/single-sign-on";
import type { SingleSignOn } from "./single-sign-on";

/** The id of the provider in next-auth's addresses: /api/auth/callback/oidc. */
export const OIDC = "oidc";

const TIMEOUT_MS = 5_000;

const SESSION_DAYS = 14;
/** How long a session lasts, however it began. */
export const SESSION_SECONDS = SESSION_DAYS * 24 * 3600;

/** What came back of a sign-in at the provider: the claims, and the groups as they were said, unread. */
export type SignedClaims = ProviderClaims & { readonly groups: unknown; readonly hasTooManyGroups: boolean };

/**
 * The provider for next-auth: discovery, code flow with PKCE, state and nonce. The signature of the ID token must be RS256, which every
 * provider has to support; `none` and symmetric ones are refused.
 */
export function oidcProvider({ issuer, clientId, clientSecret, scopes, label }: SingleSignOn): OAuthConfig<Record<string, unknown>> {
  return {
    id: OIDC,
    name: label,
    type: "oauth",
    wellKnown: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
    clientId,
    clientSecret,
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    client: { id_token_signed_response_alg: "RS256" },
    // A largest age obliges the provider to say when it saw the person, which is what signing off asks for.
    authorization: { params: { scope: scopes, max_age: SESSION_SECONDS } },
    httpOptions: { timeout: TIMEOUT_MS },
    // Some providers put groups and address into the ID token, some only behind this address; the token has the last word.
    userinfo: {
      request: async ({ client, tokens }) => {
        const { access_token: accessToken } = tokens;
        const signed = claimsOf(tokens);
        if (!accessToken || !client.issuer.metadata.userinfo_endpoint) return signed;
        const told = await client.userinfo(accessToken);
        if (told.sub !== signed.sub) throw new Error("The provider told about somebody else than it signed in.");
        // An address counts as verified only by whoever named that address; when it was proved only the token says.
        const { email_verified: _, ...withoutVerdict } = told;
        return { ...("email" in signed ? withoutVerdict : told), auth_time: undefined, ...signed };
      },
    },
    profile: ({ sub }) => ({ id: String(sub) }),
  };
}

function claimsOf(tokens: object): Record<string, unknown> {
  if ("claims" in tokens && typeof tokens.claims === "function") return tokens.claims();
  throw new Error("The provider sent no ID token.");
}

/** The claims of a sign-in, checked for their shape and that they are of the issuer that is configured. Throws on others. */
export function readClaims(profile: unknown, { issuer, groupsClaim }: SingleSignOn): SignedClaims {
  const claims = providerClaims.parse(profile);
  if (claims.iss.replace(/\/$/, "") !== issuer.replace(/\/$/, "")) throw new Error(`The token is of another issuer: ${claims.iss}`);
  const all = new Map(Object.entries(profile ?? {}));
  // A provider that leaves out a long list says where to ask for it instead; nothing may be concluded from its absence.
  const elsewhere: unknown = all.get("_claim_names");
  const hasTooManyGroups = typeof elsewhere === "object" && elsewhere !== null && groupsClaim in elsewhere;
  return { ...claims, groups: all.get(groupsClaim), hasTooManyGroups };
}
