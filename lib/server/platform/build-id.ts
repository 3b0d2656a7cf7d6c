import { readFileSync } from "node:fs";
import { join } from "node:path";
import { env } from "./env";
import { singleton } from "./singleton";

/** Which build this process serves; a page of another build tells its person to reload. */
export function buildId(): string {
  return singleton("build-id", () => {
    try {
      return readFileSync(join(process.cwd(), env().NEXT_DIST_DIR, "BUILD_ID"), "utf8").trim();
    } catch {
      return "development";
    }
  });
}
