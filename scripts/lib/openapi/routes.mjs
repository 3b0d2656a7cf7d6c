/** The routes that are described, with the sentence that stands over each. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { projectDir } from "../data-dir.mjs";
import { listRoutes } from "../routes.mjs";
import { PlainError } from "../say.mjs";

const DESCRIBED = /^\/api\/(health|v1)\//;

/** A docstring of one line before `export const POST`: sentences are short. */
function sentenceOf({ file, method }) {
  const source = readFileSync(path.join(projectDir, file), "utf8");
  const comment = new RegExp(`/\\*\\* (?<text>(?:(?!\\*/).)+) \\*/\\nexport const ${method} =`).exec(source);
  if (!comment?.groups) throw new PlainError(`${file} does not say what ${method} does: it needs a docstring of one line.`);
  return comment.groups.text.trim();
}

/** Every route of the API: address, method, sentence, permission and shape. The alias hook must be on. */
export async function describedRoutes() {
  const routes = (await listRoutes()).filter((route) => DESCRIBED.test(route.path));
  return routes.map((route) => {
    const { permission, shape } = route.handler;
    return { address: route.path, method: route.method, summary: sentenceOf(route), permission, shape };
  });
}
