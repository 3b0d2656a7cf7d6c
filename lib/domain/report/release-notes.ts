import type { ReleaseDetails, ReleaseState } from "@/lib/domain/release/state";
import type { Instant } from "@/lib/domain/time/instant";
import { toWallTime } from "@/lib/domain/time/zone";
import { markdownText } from "./markdown-text";

/** `public` says what changed for whoever uses it; `internal` adds what operates it. */
export type NotesKind = "public" | "internal";

type Notes = {
  readonly details: ReleaseDetails;
  readonly deployedAt: Instant | null;
  /** What somebody wrote as known issues; empty without. */
  readonly knownIssues: string;
};

/** Sections of Keep a Changelog 1.1.0, by the kind of a change. A faster release is a changed one. */
const SECTIONS: readonly (readonly [heading: string, kind: ReleaseDetails["changes"][number]["kind"]])[] = [
  ["Added", "feature"],
  ["Changed", "performance"],
  ["Fixed", "fix"],
];

/**
 * Release notes in the form of Keep a Changelog: one version, its day in the zone of the release, what was added, changed and fixed, and
 * the known issues that somebody wrote.
 */
export function releaseNotes({ details, deployedAt, knownIssues }: Notes, kind: NotesKind): string {
  const day = deployedAt ? toWallTime(deployedAt, details.zone).date : "Unreleased";
  const version = details.toVersion.replace(/^v(?=\d)/, "");
  const changes = SECTIONS.flatMap(([heading, of]) =>
    section(
      heading,
      details.changes.filter((one) => one.kind === of).map(({ text }) => text),
    ),
  );
  const own = kind === "internal" ? internal(details) : [];
  const lines = [`## [${markdownText(version)}] - ${day}`, ...changes, ...section("Known issues", knownIssues.split("\n")), ...own];
  return `${(lines.length > 1 ? lines : [...lines, "No changes were named."]).join("\n\n")}\n`;
}

function internal(details: ReleaseDetails): string[] {
  const { impact, risks, rollbackPlan, rollbackMethod, thresholds, artifactDigest, fromVersion } = details;
  return [
    ...section("Impact", [impact]),
    ...section(
      "Known risks",
      risks.map(({ risk, mitigation }) => `${risk}: ${mitigation}`),
    ),
    ...section("Rollback", [rollbackMethod, rollbackPlan, ...thresholds.map(({ metric, limit }) => `${metric} ${limit}`)]),
    ...section("Build", [`From ${fromVersion}`, artifactDigest]),
  ];
}

function section(heading: string, texts: readonly string[]): string[] {
  const said = texts.filter((text) => text.trim() !== "");
  return said.length > 0 ? [`### ${heading}`, said.map((text) => `- ${markdownText(text)}`).join("\n")] : [];
}

/**
 * What of a release must not be in its public notes, and is: names of people, addresses of evidence and links, the digest of the build.
 * The changes are free text, so somebody may have written it there.
 */
export function internalThings(text: string, { roster, createdBy, startedBy, items, details, signOffs }: ReleaseState): string[] {
  const people = [
    ...roster.map(({ person }) => person),
    createdBy,
    ...(startedBy ? [startedBy] : []),
    ...signOffs.map(({ person }) => person),
  ];
  const addresses = [...details.links, ...items.flatMap(({ evidence }) => evidence)].map(({ url }) => url);
  const things = [...people.map(({ name }) => name), ...addresses, details.artifactDigest];
  // As they would stand there: the notes hold them escaped.
  return [...new Set(things)].filter((thing) => [thing, markdownText(thing)].some((one) => standsIn(text, one)));
}

const LETTER = /[\p{L}\p{N}]/u;

/** Whether a text has another one as words of its own: "Al" does not stand in "Also". */
function standsIn(text: string, words: string): boolean {
  if (words === "") return false;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const around = [text.charAt(at - 1), text.charAt(at + words.length)];
    if (!around.some((one) => LETTER.test(one))) return true;
  }
  return false;
}
