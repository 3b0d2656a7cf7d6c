import { z } from "zod";
import { emailText } from "./access";
import { nameText } from "./text";

/**
 * What a provider of single sign-on says of somebody, after its signature, issuer, audience and nonce were checked. The shape is
 * the provider's, so more may stand in it; nothing of it is coerced: an `email_verified` that is no boolean verifies nothing.
 */
export const providerClaims = z.object({
  iss: z.string().min(1).max(500),
  sub: z.string().min(1).max(255),
  /** Seconds since 1970 at which the person proved who they are there. */
  auth_time: z.number().int().positive().optional(),
  email: emailText.optional().catch(undefined),
  email_verified: z.boolean().optional().catch(undefined),
  name: nameText(80).optional().catch(undefined),
  preferred_username: nameText(80).optional().catch(undefined),
});
export type ProviderClaims = z.infer<typeof providerClaims>;

/** Names of groups; a single one may come without its list. */
export const groupNames = z.union([z.array(z.string()), z.string().transform((one) => [one])]);

/** Why somebody who proved who they are at the provider is not let in here, and what went wrong on the way there or back. */
export const SIGN_ON_PROBLEMS = {
  "no-verified-email": "Your provider does not vouch for an email address of yours. Ask whoever runs it to verify the address.",
  "address-taken": "Somebody with this email address has an account here already. Sign in with the password, or ask an admin of your team.",
  "not-invited": "None of your groups leads to a team here. Ask an admin of your team for an invitation.",
  disabled: "This account is closed. Ask an admin of your team.",
  "other-person": "You signed in at the provider as somebody else. Nothing was proved and nothing was changed.",
  "not-proved": "Your provider did not ask you to sign in again, so nothing was proved. Nothing was changed.",
  "cannot-be-reached": "Single sign-on cannot be reached. Try again in a moment, or sign in with your password.",
  refused: "Single sign-on did not work: the answer of the provider was refused or too old. Try again.",
  failed: "Signing in failed on our side. Try again.",
} as const;
export type SignOnProblem = keyof typeof SIGN_ON_PROBLEMS;

/** What the sign-in page says of the code in its address; null for no code. */
export function signOnProblem(code: string | undefined): string | null {
  if (code === undefined) return null;
  if (Object.hasOwn(SIGN_ON_PROBLEMS, code)) return SIGN_ON_PROBLEMS[code as SignOnProblem];
  // next-auth's own words for a provider that did not answer, and for everything else that it refuses.
  return code === "OAuthSignin" ? SIGN_ON_PROBLEMS["cannot-be-reached"] : SIGN_ON_PROBLEMS.refused;
}
