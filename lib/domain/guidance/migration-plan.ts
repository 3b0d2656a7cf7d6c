import { PRE_DATABASE } from "@/lib/domain/checklist/general/pre-database";
import { snippetValues } from "@/lib/domain/checklist/snippet";
import type { GuidanceDocument } from "./document";
import { markdownDocument } from "./markdown-document";
import { tickList } from "./markdown-items";
import { mdCode, mdFence, mdText } from "./markdown-text";
import { MARKS } from "./placeholders";
import { clusterDetails, type Subject } from "./subject";

/** Source: "Database and Data" and "Database Rollback Procedures" of the guide. */
export const MIGRATION_PLAN: GuidanceDocument = {
  path: "migration-plan.md",
  title: "Plan of the migration",
  group: "database",
  language: "md",
  why: "Expand, backfill, contract: at no time does a version run that cannot read the schema, so that the way back of the application stays open until the contraction. With the backup before, the index in quiet hours, and which way leads back from each step. Repeat the statements for each table.",
  needs: { change: "database-migration" },
  write: (subject) => {
    const { fromVersion, toVersion } = subject.details;
    return markdownDocument(mdText(`Migration of ${subject.name} from ${fromVersion} to ${toVersion}`), [
      ...facts(subject),
      ...before(subject),
      ...EXPAND,
      ...INDEX,
      ...deploy(subject),
      ...BACKFILL,
      ...CONTRACT,
      ...WAY_BACK,
    ]);
  },
};

function facts({ details: { profile } }: Subject): string[] {
  const changes = profile?.changes ?? [];
  return [
    ...(changes.includes("database-irreversible")
      ? ["This migration cannot be undone by a script: past the contraction only the backup leads back. Have its restore tried.", ""]
      : []),
    ...(changes.includes("database-long")
      ? ["It runs for long: time it on data of production size, and plan the window by that.", ""]
      : []),
  ];
}

function before(subject: Subject): string[] {
  const { profile } = subject.details;
  const items = PRE_DATABASE.items.filter(
    ({ when }) => !profile || !when?.includes("read-replicas") || profile.facilities.includes("read-replicas"),
  );
  const ticks = items.map(({ title, proof, verify }) => ({ title, how: verify?.how, command: verify?.command, proof }));
  return [
    "## 1. Before",
    "",
    "Take the backup right before the first statement, and read it.",
    "",
    ...mdFence("sh", 'pg_dump --format=custom --file="$BACKUP_FILE" "$DATABASE_URL"\npg_restore --list "$BACKUP_FILE"'),
    "",
    ...tickList(ticks, snippetValues(clusterDetails(subject))),
  ];
}

const { table, newColumn, columnType, oldColumn, keyColumn, backfillValue, batchSize, lockTimeout, indexName } = MARKS;

const EXPAND = [
  "## 2. Expand, before T-0",
  "",
  "Only what the running version does not notice: new tables, new columns without a duty to be filled. It gives up rather than wait for a lock while others wait behind it.",
  "",
  ...mdFence(
    "sql",
    `set lock_timeout = '${lockTimeout.mark}';\nalter table ${table.mark} add column ${newColumn.mark} ${columnType.mark};`,
  ),
  "",
  "Way back: nothing needs it; the column may stay.",
  "",
];

const INDEX = [
  "## 3. Index, in quiet hours",
  "",
  `Between ${mdCode(MARKS.quietHours.mark)}, outside a transaction. One that was broken off stays behind as invalid: drop it and begin again.`,
  "",
  ...mdFence("sql", `create index concurrently ${indexName.mark} on ${table.mark} (${newColumn.mark});`),
  "",
  "Way back:",
  "",
  ...mdFence("sql", `drop index concurrently if exists ${indexName.mark};`),
  "",
];

function deploy({ details: { fromVersion, toVersion } }: Subject): string[] {
  return [
    "## 4. Deploy",
    "",
    mdText(`${fromVersion} and ${toVersion} run at the same time. ${toVersion} writes both columns and reads the old one.`),
    "",
    "Way back: that of the application; the schema fits both.",
    "",
  ];
}

const BACKFILL = [
  "## 5. Backfill, after T-0",
  "",
  "In small steps until no row is changed, with a pause wherever replicas fall behind.",
  "",
  ...mdFence(
    "sql",
    [
      `update ${table.mark} set ${newColumn.mark} = ${backfillValue.mark}`,
      `where ${keyColumn.mark} in (`,
      `  select ${keyColumn.mark} from ${table.mark} where ${newColumn.mark} is null`,
      `  limit ${batchSize.mark} for update skip locked`,
      ");",
    ].join("\n"),
  ),
  "",
  "Then compare both columns on all rows; this must say 0:",
  "",
  ...mdFence("sql", `select count(*) from ${table.mark} where ${newColumn.mark} is distinct from ${backfillValue.mark};`),
  "",
  "Way back: stop it; what is filled does no harm.",
  "",
];

const CONTRACT = [
  "## 6. Contract, in a later release",
  "",
  "Only once nothing that runs, or could be rolled back to, reads the old column: after this release is completed at the earliest.",
  "",
  ...mdFence("sql", `set lock_timeout = '${lockTimeout.mark}';\nalter table ${table.mark} drop column ${oldColumn.mark};`),
  "",
  "Way back: the backup alone.",
  "",
];

const WAY_BACK = [
  "## The way back",
  "",
  "`database-rollback.sh` has the five steps. Which goes first:",
  "",
  "- Before the contraction: the application alone goes back; the schema stays.",
  "- Where the expansion itself does harm: the application first, then `database-rollback.sh`.",
  "- After the contraction: both, with `database-rollback.sh restore`, and with the application stopped.",
  "",
];
