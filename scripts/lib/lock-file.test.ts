import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { complete, missingOf } from "./lock-file.mjs";

describe("package-lock.json", () => {
  it("holds the optional packages of every platform, or `npm ci` refuses it (npm run lock:complete adds them)", () => {
    const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8"));
    expect(missingOf(packages).map(({ name }) => name)).toEqual([]);
  });

  it("is completed with pinned packages whose platform is read off their name", () => {
    const lock = {
      packages: {
        "node_modules/tool": {
          version: "2.0.0",
          dev: true,
          optionalDependencies: { "tool-darwin-arm64": "2.0.0", "tool-linux-x64-musl": "2.0.0", oddity: "^1.0.0" },
        },
      },
    };
    const { added, left } = complete(lock);
    expect(added).toEqual(["node_modules/tool-darwin-arm64", "node_modules/tool-linux-x64-musl"]);
    expect(left.map(({ name }) => name)).toEqual(["oddity"]);
    expect(lock.packages).toMatchObject({
      "node_modules/tool-darwin-arm64": { version: "2.0.0", os: ["darwin"], cpu: ["arm64"], dev: true, optional: true },
      "node_modules/tool-linux-x64-musl": { os: ["linux"], cpu: ["x64"], libc: ["musl"] },
    });
  });

  it("finds a package below the one that asks for it", () => {
    const packages = { "node_modules/a": { optionalDependencies: { b: "1.0.0" } }, "node_modules/a/node_modules/b": { version: "1.0.0" } };
    expect(missingOf(packages)).toEqual([]);
  });
});
