import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/server/platform/db";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { requireProof } from "./proof";
import { HOME, refused, somebody, testProvider, viewerIn } from "./testing/provider";
import { TestBrowser } from "./testing/sign-on";
import { makeTeam } from "./testing/team";

testDatabase();
const provider = testProvider();

beforeAll(() => makeTeam({ ann: "admin" }, "Red"));

const personBy = (email: string) => db().user.findUnique({ where: { email }, select: { id: true } });

describe("what somebody made up", () => {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const read = (token: string) => JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());

  it.each<[string, (token: string) => string]>([
    ["no signature (alg none)", (token) => `${part({ alg: "none" })}.${part(read(token))}.`],
    ["a changed subject", (token) => token.replace(/\.[^.]+\./, `.${part({ ...read(token), sub: "somebody-else" })}.`)],
    ["no token at all", () => ""],
  ])("%s is refused", async (_, tamper) => {
    const { email } = somebody(provider());
    provider().tamperWith(tamper);
    expect(await new TestBrowser().signOn()).toMatch(/^\/sign-in\?.*error=OAuthCallback/);
    expect(await personBy(email)).toBeNull();
  });

  it.each(["state", "nonce", "code_challenge"])("another %s on the way is refused", async (name) => {
    const { email } = somebody(provider());
    const forge = (url: URL) => {
      if (url.searchParams.has(name)) url.searchParams.set(name, "A".repeat(43));
      return url;
    };
    expect(await new TestBrowser().signOn({}, forge)).toMatch(/^\/sign-in\?.*error=OAuthCallback/);
    expect(await personBy(email)).toBeNull();
  });

  it("an answer that was begun in another browser is refused", async () => {
    const { email } = somebody(provider());
    const answers: URL[] = [];
    await new TestBrowser().signOn({}, (url) => {
      if (url.pathname.endsWith("/callback/oidc")) answers.push(new URL(url));
      return url.pathname.endsWith("/callback/oidc") ? new URL("/elsewhere", url) : url;
    });
    const begun = new TestBrowser();
    const ended = await begun.signOn({}, (url) => (url.pathname.endsWith("/callback/oidc") ? (answers[0] ?? url) : url));
    expect(ended).toMatch(/^\/sign-in\?.*error=OAuthCallback/);
    expect(await personBy(email)).toBeNull();
  });
});

describe("proving it again", () => {
  const provedAt = async (browser: TestBrowser) => Date.parse((await viewerIn(browser)).provedAt);
  const makeOld = (email: string) =>
    db().session.updateMany({ where: { user: { email } }, data: { provedAt: new Date(Date.now() - 3600_000) } });

  it("renews the proof of the same session where the provider asked once more", async () => {
    const { email } = somebody(provider());
    const browser = new TestBrowser();
    await browser.signOn();
    await makeOld(email);
    const before = await viewerIn(browser);
    expect(before.sessionHash).toMatch(/^[0-9a-f]{64}$/);
    expect(await browser.signOn({ prompt: "login", max_age: "0" })).toBe(HOME);
    expect((await viewerIn(browser)).sessionHash).toBe(before.sessionHash);
    expect(Date.now() - (await provedAt(browser))).toBeLessThan(15 * 60_000);
    expect(await db().session.count({ where: { user: { email } } })).toBe(1);
  });

  it("takes over when the provider saw the person, not when they came back, and refuses what proves nothing new", async () => {
    const { email } = somebody(provider());
    const browser = new TestBrowser();
    await browser.signOn();
    const viewer = await viewerIn(browser);
    expect(() => requireProof(viewer)).not.toThrow();
    await db().session.updateMany({ where: { user: { email } }, data: { provedAt: new Date() } });
    expect(await browser.signOn()).toBe(refused("not-proved"));
  });

  it("is nobody else's: another person at the provider proves nothing", async () => {
    const { email } = somebody(provider());
    const browser = new TestBrowser();
    await browser.signOn();
    await makeOld(email);
    const before = await provedAt(browser);
    somebody(provider());
    browser.forget(provider().issuer);
    expect(await browser.signOn({ prompt: "login", max_age: "0" })).toBe(refused("other-person"));
    expect(await provedAt(browser)).toBe(before);
  });

  it("takes a sign-in of which the provider says no time as one that proved nothing", async () => {
    somebody(provider());
    const browser = new TestBrowser();
    await browser.signOn({}, (url) => {
      url.searchParams.delete("max_age");
      return url;
    });
    const viewer = await viewerIn(browser);
    expect(() => requireProof(viewer)).toThrow("Prove again who you are");
  });
});
