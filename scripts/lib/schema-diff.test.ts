import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readSchema, schemaCore, snapshotFile } from "./schema-diff.mjs";

describe("the Prisma schema", () => {
  it("is the one that the migrations lead to (npm run db:migration -- name writes the next one)", () => {
    expect(schemaCore(readSchema())).toBe(schemaCore(readFileSync(snapshotFile, "utf8")));
  });

  it.each([
    { name: "a comment", text: "model A { id Int @id } // why", isSame: true },
    { name: "spacing", text: "model A {\n  id  Int @id\n}", isSame: true },
    { name: "a column", text: "model A { id Int @id b Int }", isSame: false },
  ])("counts as changed by what can change tables: $name", ({ text, isSame }) => {
    expect(schemaCore(text) === schemaCore("model A { id Int @id }")).toBe(isSame);
  });
});
