import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readTemplateFile } from "@/lib/contracts/template-file";
import { templateYaml } from "@/lib/domain/checklist/own-template/template-yaml";

test("the template of the guide can be imported by a team of four, and says nothing that is lost", () => {
  const text = /```yaml\n([\s\S]*?)```/.exec(readFileSync("docs/templates.md", "utf8"))?.[1] ?? "";
  const file = readTemplateFile(text, 4);
  expect(file).toMatchObject({ ok: true, document: { name: "Shop releases", track: "standard" } });
  const plain = text.replace(/ +#.*$/gm, "");
  if (file.ok) expect(templateYaml(file.document)).toBe(plain);
});
