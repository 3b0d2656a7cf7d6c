/** The routes of the API, read from the folder that Next makes them of, with the sentence that stands over each. */
import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { projectDir } from "../data-dir.mjs";
import { PlainError } from "../say.mjs";

export const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];
const FOLDERS = ["app/api/health/**/route.ts", "app/api/v1/**/route.ts"];

/** `/** What it does. *‍/` before `export const POST`, on one line: sentences are short. */
function sentenceOf(source, method, file) {
  const comment = new RegExp(`/\\*\\* (?<text>(?:(?!\\*/).)+) \\*/\\nexport const ${method} =`).exec(source);
  if (!comment?.groups) throw new PlainError(`${file} does not say what ${method} does: it needs a docstring of one line.`);
  return comment.groups.text.trim();
}

/** Every route: its address as Next writes it, method, sentence, permission and shape. The alias hook must be on. */
export async function listRoutes() {
  const files = FOLDERS.flatMap((pattern) => globSync(pattern, { cwd: projectDir })).sort();
  const found = files.map(async (file) => {
    const module = await import(pathToFileURL(path.join(projectDir, file)).href);
    const source = readFileSync(path.join(projectDir, file), "utf8");
    const address = `/${file.replace(/^app\//, "").replace(/\/route\.ts$/, "")}`;
    return METHODS.filter((method) => module[method]).map((method) => {
      const { permission, shape } = module[method];
      return { address, method, summary: sentenceOf(source, method, file), permission, shape };
    });
  });
  return (await Promise.all(found)).flat();
}
