import type { GeneralItem, GeneralSection } from "@/lib/domain/checklist/general/general-item";

type Row = { readonly key: string; readonly title: string; readonly proof: string; readonly how: string; readonly command: string };

/** A step of the way back of the database. The inventory has no ids for them: they restate prose of the guide. */
function step({ key, title, proof, how, command }: Row): GeneralItem {
  return {
    key,
    title,
    proof,
    verify: { how, command },
    kind: "tick",
    owner: "expert",
    moment: "rollback",
    weight: "blocking",
    when: ["database-migration"],
    tags: ["rollback", "database"],
    sources: [],
  };
}

const STEPS: readonly Row[] = [
  {
    key: "migration-undone",
    title: "The migration was undone with the script that was tried",
    proof: "Output of the script with its duration.",
    how: "Run the script that was rehearsed; one that is written now needs a second reader. DATABASE_URL is the production database.",
    command: 'migrate -path ./migrations -database "$DATABASE_URL" down 1',
  },
  {
    key: "data-whole-after-return",
    title: "The data is whole after the return",
    proof: "Row counts and sums beside those from before T-0, and the version of the schema.",
    how: "Compare counts, look for broken references, and read a few records that somebody knows by heart.",
    command: "psql \"$DATABASE_URL\" -c 'select version, dirty from schema_migrations'",
  },
  {
    key: "backup-brought-back",
    title: "Where no script leads back, the backup has been restored",
    proof: "Time of the backup, time of the restore, and what was written in between and is lost.",
    how: "Keep a copy of the present state and see first that the backup can be read. Does not apply where the script led back.",
    command: 'pg_restore --list "$BACKUP_FILE"',
  },
  {
    key: "application-and-database-in-step",
    title: "Application and database went back in the agreed order",
    proof: "Time of each of the two returns, with who gave the word.",
    how: "At no time did a version run that cannot read the schema; this shows which version runs now.",
    command: "kubectl get deployment/{{service}} -n {{namespace}} -o jsonpath='{.spec.template.spec.containers[*].image}'",
  },
  {
    key: "reads-and-writes-tried",
    title: "Reading and writing work again, through the application",
    proof: "A record that was written, read, changed and taken away since the return.",
    how: "Use a test account; then see that commits of real users grow and rollbacks do not.",
    command: "psql \"$DATABASE_URL\" -c 'select xact_commit, xact_rollback from pg_stat_database where datname = current_database()'",
  },
];

/** Source: "Database Rollback Procedures" of the guide. */
export const DATABASE_ROLLBACK: GeneralSection = {
  key: "database-rollback",
  title: "The way back of the database",
  items: STEPS.map(step),
};
