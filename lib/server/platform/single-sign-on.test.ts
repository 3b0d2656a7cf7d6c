import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { env } from "./env";
import { checkSingleSignOn, readSingleSignOn } from "./single-sign-on";
import { testDatabase } from "./testing/database";

testDatabase();

const MAPPING = '{"engineers":[{"team":"checkout","role":"member"}]}';
const GIVEN = { TMINUS_OIDC_ISSUER: "https://id.example.com", TMINUS_OIDC_CLIENT_ID: "tminus", TMINUS_OIDC_CLIENT_SECRET: "secret" };
const read = (some: Record<string, string>) => readSingleSignOn({ ...env(), ...some });

describe("the settings of single sign-on", () => {
  it("are none where nothing is set, and complete by themselves where the three that must be are", () => {
    expect(read({})).toBeNull();
    expect(read(GIVEN)).toEqual({
      issuer: "https://id.example.com",
      clientId: "tminus",
      clientSecret: "secret",
      scopes: "openid profile email",
      label: "single sign-on",
      groupsClaim: "groups",
      groups: null,
    });
  });

  it("take the mapping as JSON or from a file", () => {
    const file = join(tmpdir(), `tminus-groups-${process.pid}.json`);
    writeFileSync(file, MAPPING);
    for (const groups of [MAPPING, ` ${MAPPING}`, file]) {
      expect(read({ ...GIVEN, TMINUS_OIDC_GROUPS: groups })?.groups).toEqual(JSON.parse(MAPPING));
    }
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ["half of them", { TMINUS_OIDC_ISSUER: "https://id.example.com" }, /^TMINUS_OIDC_CLIENT_ID is not set, but TMINUS_OIDC_ISSUER\./],
    ["a mapping alone", { TMINUS_OIDC_GROUPS: MAPPING }, /^TMINUS_OIDC_ISSUER is not set/],
    ["plain http", { ...GIVEN, TMINUS_OIDC_ISSUER: "http://id.example.com" }, /^TMINUS_OIDC_ISSUER must be an https address/],
    ["no address", { ...GIVEN, TMINUS_OIDC_ISSUER: "id.example.com" }, /^TMINUS_OIDC_ISSUER must be an https address/],
    ["scopes without openid", { ...GIVEN, TMINUS_OIDC_SCOPES: "email" }, /^TMINUS_OIDC_SCOPES must contain openid/],
    ["broken JSON", { ...GIVEN, TMINUS_OIDC_GROUPS: "{engineers" }, /^TMINUS_OIDC_GROUPS is not JSON/],
    ["no such file", { ...GIVEN, TMINUS_OIDC_GROUPS: "/none.json" }, /^TMINUS_OIDC_GROUPS names a file that cannot be read/],
    ["an unknown role", { ...GIVEN, TMINUS_OIDC_GROUPS: MAPPING.replace("member", "owner") }, /no mapping .* engineers\.0\.role: /],
  ])("are refused with %s, in a sentence that names the setting", (_, some, message) => {
    expect(() => read(some)).toThrow(message);
  });

  it("end the start of a server where they are wrong", () => {
    const lines: string[] = [];
    env().TMINUS_OIDC_CLIENT_ID = "alone";
    checkSingleSignOn((line) => lines.push(line));
    expect(lines).toEqual(["TMINUS_OIDC_ISSUER is not set, but TMINUS_OIDC_CLIENT_ID. Set it, or none."]);
  });
});
