import { errorText } from "./api";

export type SignInResult = { readonly ok: true } | { readonly ok: false; readonly reason: "wrong" | "refused"; readonly message: string };

const UNREACHABLE = "The server cannot be reached. Check the connection and try again.";

/** Only who comes or goes needs it. */
const authClient = () => import("next-auth/react");

/** Signs in on this browser. Wrong pairs and refusals such as "too many attempts" come back as sentences. */
export async function signInHere(email: string, password: string): Promise<SignInResult> {
  try {
    const { signIn } = await authClient();
    const answer = await signIn("credentials", { email, password, redirect: false });
    if (answer?.error === "CredentialsSignin") {
      return { ok: false, reason: "wrong", message: "The email address or the password is not right." };
    }
    if (answer?.error) return { ok: false, reason: "refused", message: answer.error };
    // A form that lay open past its anti-forgery token is sent back without an error.
    if (!answer?.ok || answer.url?.includes("csrf="))
      return { ok: false, reason: "refused", message: "This page was open too long. Try again." };
    return { ok: true };
  } catch (error) {
    return { ok: false, reason: "refused", message: error instanceof TypeError ? UNREACHABLE : errorText(error) };
  }
}

/** Ends the session of this browser, on the server too, and shows the sign-in page or another of ours. */
export async function signOutHere(to = "/sign-in"): Promise<void> {
  const { signOut } = await authClient();
  await signOut({ callbackUrl: to });
}
