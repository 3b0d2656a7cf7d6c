import NextAuth from "next-auth";
import { authOptions } from "@/lib/server/platform/auth";
import { env } from "@/lib/server/platform/env";
import { sessionCookieName } from "@/lib/server/platform/session";
import { signOn } from "../sign-on";

/** Changes what a browser carries on its way: the address of each step, before it is visited. */
export type OnTheWay = (url: URL) => URL;

const same: OnTheWay = (url) => url;

/** A browser that follows redirects between the application and the provider, with cookies, and presses the provider's one button. */
export class TestBrowser {
  readonly #jars = new Map<string, Map<string, string>>();

  /** Signs in at the provider and answers where that ends: a path of the application. */
  async signOn(params: Record<string, string> = {}, onTheWay: OnTheWay = same): Promise<string> {
    const csrf: unknown = JSON.parse(await (await this.#auth("GET", "csrf")).text());
    const csrfToken = typeof csrf === "object" && csrf !== null && "csrfToken" in csrf ? String(csrf.csrfToken) : "";
    const started = await this.#auth("POST", "signin/oidc", { csrfToken, callbackUrl: "/home" }, params);
    return this.#follow(started, onTheWay);
  }

  /** The cookie header for calls of the API. */
  get cookie(): string {
    const value = this.#jar(new URL(env().TMINUS_URL)).get(sessionCookieName());
    return value ? `${sessionCookieName()}=${value}` : "";
  }

  /** Drops the cookies of a site. */
  forget(issuer: string): void {
    this.#jars.delete(new URL(issuer).host);
  }

  async #follow(first: Response, onTheWay: OnTheWay): Promise<string> {
    let [response, at] = [first, new URL(env().TMINUS_URL)];
    for (let step = 0; step < 20; step += 1) {
      const location = response.headers.get("location");
      if (location) at = onTheWay(new URL(location, at));
      else await expectButton(response, at);
      if (isPage(at)) return at.pathname + at.search;
      response = await this.#visit(at, location ? "GET" : "POST");
    }
    throw new Error("The redirects do not end.");
  }

  #visit(at: URL, method: string): Promise<Response> {
    if (!isOwn(at)) return this.#provider(at, method);
    return this.#auth("GET", at.pathname.slice(AUTH.length), {}, Object.fromEntries(at.searchParams));
  }

  async #provider(url: URL, method: string): Promise<Response> {
    const response = await fetch(url, { method, redirect: "manual", headers: { cookie: this.#header(url) } });
    this.#keep(url, response.headers.getSetCookie());
    return response;
  }

  /** Next-auth in its form for plain requests and responses, which needs no running Next. */
  async #auth(method: string, action: string, body: Record<string, string> = {}, query: Record<string, string> = {}): Promise<Response> {
    const url = new URL(`/api/auth/${action}`, env().TMINUS_URL);
    const request = new Request(url, { headers: { cookie: this.#header(url), "user-agent": "test browser" } });
    const headers = new Headers();
    let [status, text] = [200, ""];
    const response = {
      status: (code: number) => {
        status = code;
        return response;
      },
      setHeader: (name: string, value: string | string[]) => {
        headers.delete(name);
        for (const one of [value].flat()) headers.append(name, one);
      },
      getHeader: (name: string) => (name === "Set-Cookie" ? headers.getSetCookie() : headers.get(name)),
      json: (value: unknown) => {
        text = JSON.stringify(value);
      },
      send: (value: unknown) => {
        text = typeof value === "string" ? value : JSON.stringify(value ?? "");
      },
      end: () => undefined,
    };
    const parts = {
      query: { ...query, nextauth: action.split("/") },
      cookies: Object.fromEntries(this.#jar(url)),
      headers: {},
      method,
      body,
    };
    await NextAuth(authOptions(request, signOn))(parts, response);
    this.#keep(url, headers.getSetCookie());
    return new Response(text, { status, headers });
  }

  #jar(url: URL): Map<string, string> {
    const jar = this.#jars.get(url.host) ?? new Map<string, string>();
    this.#jars.set(url.host, jar);
    return jar;
  }

  #header(url: URL): string {
    return [...this.#jar(url)].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  #keep(url: URL, lines: readonly string[]): void {
    for (const line of lines) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      const isGone = value === "" || /max-age=0/i.test(line) || /expires=Thu, 01 Jan 1970/i.test(line);
      if (!name || value === undefined) continue;
      if (isGone) this.#jar(url).delete(name);
      else this.#jar(url).set(name, decodeURIComponent(value));
    }
  }
}

const AUTH = "/api/auth/";
const isOwn = (url: URL): boolean => url.origin === new URL(env().TMINUS_URL).origin;
/** A page of the application, where following ends. */
const isPage = (url: URL): boolean => isOwn(url) && !url.pathname.startsWith(AUTH);

async function expectButton(response: Response, at: URL): Promise<void> {
  const text = await response.text();
  if (!text.includes('<form method="post">')) throw new Error(`Stopped at ${at.pathname}: ${text}`);
}
