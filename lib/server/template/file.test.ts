import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { PUT as save } from "@/app/api/v1/teams/[team]/templates/[template]/content/route";
import { GET as show } from "@/app/api/v1/teams/[team]/templates/[template]/route";
import { GET as yaml } from "@/app/api/v1/teams/[team]/templates/[template]/yaml/route";
import { POST as create } from "@/app/api/v1/teams/[team]/templates/route";
import type { Problem } from "@/lib/contracts/problem";
import { templateYaml } from "@/lib/domain/checklist/own-template/template-yaml";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { newName, templateTeam, withItem } from "./testing/templates";

testDatabase();

let { ask, make, published, events } = {} as Awaited<ReturnType<typeof templateTeam>>;
let name: string;
beforeAll(async () => {
  ({ ask, make, published, events } = await templateTeam());
});
beforeEach(() => {
  name = newName();
});

describe("a file", () => {
  it("comes out and goes in again as it was", async () => {
    const first = await published(name, (document) => withItem(document));
    const text = (await ask<string>(yaml, { template: first.id })).body;
    expect(text).toBe(templateYaml(first.document));
    const again = await make(`${name} again`, { kind: "file", yaml: text });
    expect(again.document).toEqual({ ...first.document, name: `${name} again` });
    const saved = await ask(save, {
      template: first.id,
      body: { revision: first.revision, yaml: text.replace("title: The shop is told", "title: The shop knows") },
    });
    expect(saved.body.changes).toEqual([{ phase: "T-2h", kind: "changed", text: "“The shop is told” is called “The shop knows”." }]);
    expect((await events()).at(-1)?.payload).toMatchObject({ how: "imported" });
  });

  it("that is wrong says line, column and path, and changes nothing", async () => {
    const made = await make(name);
    const text = templateYaml(withItem(made.document)).replace("title: The shop is told", "title: 12");
    const line = text.slice(0, text.indexOf("title: 12")).split("\n").length;
    const at = made.document.phases[1]?.sections[0]?.items.length;
    const problem = {
      path: `phases[1].sections[0].items[${at}].title`,
      line,
      column: expect.any(Number),
      message: expect.stringContaining("a text"),
    };
    for (const answer of [
      await ask<Problem>(save, { template: made.id, body: { revision: 1, yaml: text } }),
      await ask<Problem>(create, { body: { name: `${name} 2`, from: { kind: "file", yaml: text } } }),
    ]) {
      expect(answer).toMatchObject({
        status: 422,
        body: { detail: expect.stringContaining(`Line ${line},`), details: { problems: [problem] } },
      });
    }
    expect((await ask(show, { template: made.id })).body.revision).toBe(1);
  });
});
