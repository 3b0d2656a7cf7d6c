import { fillSnippet, snippetValues } from "@/lib/domain/checklist/snippet";
import { DATABASE_ROLLBACK } from "@/lib/domain/tailoring/guide/database-rollback";
import { isForPlatform } from "@/lib/domain/tailoring/platform-command";
import type { GuidanceDocument } from "./document";
import { shellWord } from "./shell-text";
import { clusterDetails, type Subject } from "./subject";

/** Source: "Database Rollback Procedures" of the guide: its five steps. */
export const DATABASE_ROLLBACK_SCRIPT: GuidanceDocument = {
  path: "database-rollback.sh",
  title: "Way back of the database",
  group: "database",
  language: "sh",
  why: "The five steps of the guide: the prepared script, or the backup with “restore” where no script leads back; then the data, the order with the application, and a try of reading and writing. It stops where a person has to look. Say in the plan of the migration which of the two goes first, application or database.",
  needs: { change: "database-migration" },
  write: (subject) =>
    [
      "#!/bin/sh",
      "# Usage: database-rollback.sh [restore]",
      "# Without an argument the migration is undone by its script; with “restore” the backup is brought back.",
      "set -eu",
      `: "\${DATABASE_URL:?Set it to the address of the production database}"`,
      "by_hand() {",
      "  printf '%s\\nPress Enter when it is done. ' \"$1\"",
      "  read -r _",
      "}",
      "",
      `case "\${1:-script}" in`,
      "  script)",
      ...indented(stepLines(subject, "migration-undone")),
      "    ;;",
      "  restore)",
      `    : "\${BACKUP_FILE:?Set it to the path of the backup}"`,
      ...indented(stepLines(subject, "backup-brought-back")),
      `    by_hand ${shellWord("The next step overwrites the database with the backup. A copy of the present state is kept.")}`,
      '    pg_restore --clean --if-exists --dbname="$DATABASE_URL" "$BACKUP_FILE"',
      "    ;;",
      "  *)",
      `    echo ${shellWord("Usage: database-rollback.sh [restore]")} >&2`,
      "    exit 2",
      "    ;;",
      "esac",
      ...["data-whole-after-return", "application-and-database-in-step", "reads-and-writes-tried"].flatMap((key) => [
        "",
        ...stepLines(subject, key),
      ]),
      "",
    ].join("\n"),
};

/** Says what the step is about, runs its command, and waits where the rest of it is a person's. */
function stepLines(subject: Subject, key: string): string[] {
  const item = DATABASE_ROLLBACK.items.find((one) => one.key === key);
  if (!item) throw new TypeError(`The way back of the database has no step ${key}.`);
  const { title, verify } = item;
  const command = verify?.command ? fillSnippet(verify.command, snippetValues(clusterDetails(subject))) : null;
  const isReachable = command !== null && isForPlatform(command, subject.details);
  const run = isReachable ? [command] : [];
  const look = verify?.how ? [`by_hand ${shellWord(verify.how)}`] : [];
  // What changes the database waits for a word before it; what shows something, after it.
  return [`echo ${shellWord(title)}`, ...(key === "migration-undone" ? [...look, ...run] : [...run, ...look])];
}

const indented = (lines: readonly string[]): string[] => lines.map((line) => `    ${line}`);
