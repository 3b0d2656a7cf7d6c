/** A backup as one file: a compressed tar archive of a folder. */
import { mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { diskWords } from "./data-dir.mjs";
import { runChild } from "./run-child.mjs";
import { PlainError } from "./say.mjs";

async function tar(args, cwd) {
  const { code, said } = await runChild("tar", args, { cwd });
  if (code === 0) return;
  if (/No space left/i.test(said)) throw new PlainError(diskWords({ code: "ENOSPC" }, cwd));
  throw new PlainError(
    /spawn tar ENOENT/.test(said)
      ? "The program tar is needed for this and was not found."
      : `The archive could not be used: ${said.trim()}`,
  );
}

/** Writes everything in `dir` to `file`. */
export function pack(dir, file) {
  return tar(["--create", "--gzip", "--file", file, "."], dir);
}

/** Unpacks `file` into `dir`, as the present user whoever made it. */
export function unpack(file, dir) {
  return tar(["--extract", "--gzip", "--no-same-owner", "--file", file], dir);
}

/** Runs `work` in a folder of its own below `parent`, closed to others, that is gone afterwards. */
export async function inTemporaryDir(parent, work) {
  const dir = mkdtempSync(path.join(parent, "work-"));
  try {
    return await work(dir);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
