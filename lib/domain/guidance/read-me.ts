import { GROUPS, type GroupKey } from "./document";
import type { GuidanceFile, LeftOut } from "./guidance";
import { mdCode, mdText } from "./markdown-text";
import type { Placeholder } from "./placeholders";
import type { Subject } from "./subject";

type Contents = {
  readonly files: readonly Omit<GuidanceFile, "text">[];
  readonly leftOut: readonly LeftOut[];
  readonly placeholders: readonly Placeholder[];
};

/** What lies on top of the files when they are kept together: what to fill in, what each file is for, and what is missing and why. */
export function readMe({ details, release }: Subject, { files, leftOut, placeholders }: Contents): string {
  const present = (Object.keys(GROUPS) as GroupKey[]).filter((group) => files.some((file) => file.group === group));
  return [
    `# ${mdText(`${details.service.name} ${details.toVersion}`)}: configuration`,
    "",
    `Made by T-Minus from the release ${mdCode(release.id)}. Edit the release and make them again, rather than both.`,
    "",
    "## To fill in by hand",
    "",
    ...(placeholders.length === 0 ? ["Nothing."] : placeholders.map(({ mark, meaning }) => `- ${mdCode(mark)}: ${mdText(meaning)}`)),
    ...present.flatMap((group) => ["", `## ${GROUPS[group]}`, ...files.filter((file) => file.group === group).flatMap(fileLines)]),
    ...(leftOut.length === 0 ? [] : ["", "## Left out", "", ...leftOut.map(({ title, because }) => `- ${title}: ${mdText(because)}`)]),
    "",
  ].join("\n");
}

function fileLines({ path, why, because, placeholders }: Omit<GuidanceFile, "text">): string[] {
  const own = placeholders.length === 0 ? [] : ["", `To fill in: ${placeholders.map(({ mark }) => mdCode(mark)).join(", ")}`];
  return ["", `### ${path}`, "", mdText(why), "", mdText(because), ...own];
}
