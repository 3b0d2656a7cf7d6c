import { describe, expect, it } from "vitest";
import { readSettings } from "./launch-settings.mjs";

describe("the settings of a start", () => {
  it("are the loopback address, port 3000 and the embedded database", () => {
    expect(readSettings({})).toMatchObject({
      port: 3000,
      host: "127.0.0.1",
      url: "http://localhost:3000",
      external: undefined,
      mode: undefined,
    });
  });

  it("follow the environment", () => {
    const env = {
      PORT: "4000",
      TMINUS_HOST: "0.0.0.0",
      TMINUS_URL: "https://tminus.example.com/",
      TMINUS_DATA_DIR: "/srv/tminus",
      DATABASE_URL: "postgresql://web@db/x",
    };
    expect(readSettings(env)).toMatchObject({
      port: 4000,
      host: "0.0.0.0",
      url: "https://tminus.example.com",
      dataDir: "/srv/tminus",
      external: { web: "postgresql://web@db/x", owner: "postgresql://web@db/x" },
    });
  });

  it("give migrations an address of their own where there is one", () => {
    const env = { DATABASE_URL: "postgresql://web@db/x", DATABASE_MIGRATE_URL: "postgresql://owner@db/x" };
    expect(readSettings(env).external).toEqual({ web: "postgresql://web@db/x", owner: "postgresql://owner@db/x" });
  });

  it.each([
    { env: { PORT: "0" }, words: "PORT must be a number" },
    { env: { PORT: "3000x" }, words: "PORT must be a number" },
    { env: { TMINUS_URL: "releases.example.com" }, words: "TMINUS_URL must be an address" },
    { env: { TMINUS_URL: "ftp://releases.example.com" }, words: "TMINUS_URL must be an address" },
    { env: { DATABASE_URL: "localhost" }, words: "DATABASE_URL is not an address" },
    { env: { TMINUS_MODE: "test" }, words: "TMINUS_MODE must be real or demo" },
    { env: { DATABASE_URL: "postgresql://web@db/x", TMINUS_MODE: "demo" }, words: "embedded database only" },
  ])("are refused in words: $env", ({ env, words }) => {
    expect(() => readSettings(env)).toThrow(words);
  });
});
