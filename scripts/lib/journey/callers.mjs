/** Who asks the API in a journey: people by a session, a program by its token. Node alone, nothing installed. */
import { randomUUID } from "node:crypto";

/** What the API refused, with its problem. */
export class Refused extends Error {
  constructor(request, status, problem) {
    super(`${request}: ${status} ${problem?.code ?? ""} ${problem?.detail ?? ""} ${problem?.path ?? ""}`.trim());
    this.status = status;
    this.code = problem?.code;
  }
}

/** A way to ask: `ask("POST", "releases/…/hold", body)` answers the JSON, or throws `Refused`. Each change has a key of its own. */
function asker(url, headers) {
  return async (method, path, body) => {
    const change = method === "GET" ? {} : { "content-type": "application/json", "idempotency-key": randomUUID() };
    const response = await fetch(`${url}/api/v1/${path}`, {
      method,
      headers: { ...headers, ...change },
      ...(method === "GET" ? {} : { body: JSON.stringify(body ?? {}) }),
    });
    const answer = response.status === 204 ? null : await response.json();
    if (!response.ok) throw new Refused(`${method} ${path}`, response.status, answer);
    return answer;
  };
}

/** A program. */
export const withToken = (url, token) => asker(url, { authorization: `Bearer ${token}` });

const cookiesOf = (response) => response.headers.getSetCookie().map((cookie) => cookie.split(";")[0]);

/** Somebody who signs in with a password, as the form of the sign-in page does. `headers` go with each of their requests. */
export async function signedIn(url, { email, password }, headers = {}) {
  const form = await fetch(`${url}/api/auth/csrf`, { headers });
  const { csrfToken } = await form.json();
  const answer = await fetch(`${url}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: { ...headers, cookie: cookiesOf(form).join("; ") },
    body: new URLSearchParams({ email, password, csrfToken, json: "true", callbackUrl: url }),
  });
  const session = cookiesOf(answer).find((cookie) => /tminus\.session=./.test(cookie));
  if (!session) throw new Error(`${email} could not sign in: ${(await answer.text()).slice(0, 200)}`);
  return asker(url, { ...headers, cookie: session });
}
