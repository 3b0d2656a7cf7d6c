import { getCsrfToken } from "next-auth/react";
import * as z from "zod/mini";
import { SIGN_ON_PROBLEMS, signOnProblem } from "@/lib/contracts/single-sign-on";

const answer = z.object({ url: z.string() });

/**
 * Leaves for the provider of single sign-on, which sends the person back to the path `to`. `again` has it ask who they are even where
 * it knows. Answers with a sentence where the way there is closed; the page stays as it is then.
 */
export async function startSignOn(to: string, { again = false }: { again?: boolean } = {}): Promise<string | null> {
  try {
    const csrfToken = await getCsrfToken();
    const response = await fetch(`/api/auth/signin/oidc${again ? "?prompt=login&max_age=0" : ""}`, {
      method: "POST",
      body: new URLSearchParams({ csrfToken: csrfToken ?? "", callbackUrl: to, json: "true" }),
      cache: "no-store",
    });
    const url = new URL(answer.parse(await response.json()).url, window.location.href);
    // Our own address instead of the provider's is next-auth's way of saying that it did not work.
    if (url.origin === window.location.origin) return signOnProblem(url.searchParams.get("error") ?? "refused");
    window.location.assign(url);
    return null;
  } catch {
    return SIGN_ON_PROBLEMS["cannot-be-reached"];
  }
}
