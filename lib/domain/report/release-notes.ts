import type { ReleaseDetails } from "@/lib/domain/release/state";
import type { Instant } from "@/lib/domain/time/instant";
import { toWallTime } from "@/lib/domain/time/zone";
import { markdownText } from "./markdown-text";

/** `public` says what changed for whoever uses it; `internal` adds what operates it. */
export type NotesKind = "public" | "internal";

type Notes = { readonly details: ReleaseDetails; readonly deployedAt: Instant | null };

/** Sections of Keep a Changelog 1.1.0, by the kind of a change. A faster release is a changed one. */
const SECTIONS: readonly (readonly [heading: string, kind: ReleaseDetails["changes"][number]["kind"]])[] = [
  ["Added", "feature"],
  ["Changed", "performance"],
  ["Fixed", "fix"],
];

/** Release notes in the form of Keep a Changelog: one version, its day in the zone of the release, and what was added, changed and fixed. */
export function releaseNotes({ details, deployedAt }: Notes, kind: NotesKind): string {
  const day = deployedAt ? toWallTime(deployedAt, details.zone).date : "Unreleased";
  const version = details.toVersion.replace(/^v(?=\d)/, "");
  const changes = SECTIONS.flatMap(([heading, of]) =>
    section(
      heading,
      details.changes.filter((one) => one.kind === of).map(({ text }) => text),
    ),
  );
  const own = kind === "internal" ? internal(details) : [];
  const lines = [`## [${markdownText(version)}] - ${day}`, ...changes, ...own];
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
