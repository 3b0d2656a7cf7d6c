import { expect, it } from "vitest";
import { listDemoSignIns } from "@/lib/server/access/entry";
import { db } from "@/lib/server/platform/db";
import { testDatabase } from "@/lib/server/platform/testing/database";

testDatabase({ mode: "demo" });

const store = (value: string) =>
  db().installation.upsert({
    where: { key: "demo-sign-ins" },
    create: { key: "demo-sign-ins", value },
    update: { value },
    select: { key: true },
  });

it("shows the people of the demo in their order, and nobody when they cannot be read", async () => {
  expect(await listDemoSignIns()).toEqual([]);
  const people = [
    { name: "Zoe", email: "zoe@example.com", password: "secret", role: "Deployer" },
    { name: "Ann", email: "ann@example.com", password: "secret" },
  ];
  await store(JSON.stringify(people));
  expect(await listDemoSignIns()).toEqual(people);
  for (const broken of ["", "{", "null", '[{"name":"Zoe"}]']) {
    await store(broken);
    expect(await listDemoSignIns()).toEqual([]);
  }
});
