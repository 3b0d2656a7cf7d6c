import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ensureDataDir, loadSecrets } from "./data-dir.mjs";

let parent: string;
const inParent = (name: string) => path.join(parent, name);
const modeOf = (file: string) => (statSync(file).mode & 0o777).toString(8);

beforeEach(() => {
  parent = mkdtempSync(path.join(tmpdir(), "tminus-data-"));
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

describe("the data folder", () => {
  it("is made for its owner alone, with all folders above", () => {
    expect(modeOf(ensureDataDir(inParent("a/b/.data")))).toBe("700");
  });

  it("is closed where it was made by hand, or opened since", () => {
    mkdirSync(inParent("empty"));
    chmodSync(inParent("empty"), 0o755);
    expect(modeOf(ensureDataDir(inParent("empty")))).toBe("700");
    loadSecrets(inParent("empty"));
    chmodSync(inParent("empty"), 0o755);
    expect(modeOf(ensureDataDir(inParent("empty")))).toBe("700");
  });

  it("is never a folder of somebody else's files, whose mode stays", () => {
    chmodSync(parent, 0o755);
    writeFileSync(inParent("letter.txt"), "dear");
    expect(() => ensureDataDir(parent)).toThrow("holds other files");
    expect(modeOf(parent)).toBe("755");
  });
});

describe("the secrets", () => {
  it("are made once, long, different and readable by the owner only", () => {
    const dataDir = ensureDataDir(inParent(".data"));
    const first = loadSecrets(dataDir);
    const all = [...Object.values(first.env), ...Object.values(first.database)];
    expect(modeOf(path.join(dataDir, "secrets.json"))).toBe("600");
    expect(new Set(all).size).toBe(all.length);
    expect(Math.min(...all.map((secret) => secret.length))).toBeGreaterThanOrEqual(43);
    expect(first.hasNewDatabaseSecrets).toBe(true);
    expect(loadSecrets(dataDir)).toEqual({ ...first, hasNewDatabaseSecrets: false });
  });

  it("are completed without a change of those that are there", () => {
    const dataDir = ensureDataDir(inParent(".data"));
    const file = path.join(dataDir, "secrets.json");
    const first = loadSecrets(dataDir);
    writeFileSync(file, JSON.stringify({ env: { ...first.env, NEXTAUTH_SECRET: undefined, LATER: "kept" }, database: first.database }));
    const second = loadSecrets(dataDir);
    expect(second).toMatchObject({ database: first.database, env: { LATER: "kept" }, hasNewDatabaseSecrets: false });
    expect(second.env.NEXTAUTH_SECRET).not.toBe(first.env.NEXTAUTH_SECRET);
    expect(JSON.parse(readFileSync(file, "utf8")).env).toEqual(second.env);
  });
});
