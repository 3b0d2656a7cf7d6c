import type { Playbook } from "./playbook";

/** Source: "Scenario: Database Migration Failure". */
export const MIGRATION_FAILURE: Playbook = {
  key: "migration-failure",
  title: "Database migration failure",
  when: "A migration stopped with an error, hangs, or left data that is not right.",
  steps: [
    {
      key: "deployment-stopped",
      title: "The deployment of the application stands still",
      hint: "Before anything else: code that expects the new schema must not arrive. Hold the release, and pause the rollout.",
      command: "kubectl rollout pause deployment/{{service}} -n {{namespace}}",
      source: "Database Migration Failure 1",
    },
    {
      key: "state-assessed",
      title: "It is known which steps of the migration took effect",
      hint: "Compare the recorded version with the tables as they are: a migration outside a transaction can be applied in part.",
      command: "psql \"$DATABASE_URL\" -c 'select version, dirty from schema_migrations'",
      source: "Database Migration Failure 2",
    },
    {
      key: "migration-returned",
      title: "The migration is rolled back, or it is known that it cannot be",
      hint: "Use the script that was tested in staging; one that was written just now is a change like any other and needs a second reader.",
      command: 'migrate -path ./migrations -database "$DATABASE_URL" down 1',
      source: "Database Migration Failure 3",
    },
    {
      key: "backup-restored",
      title: "The backup is restored, or it is not needed",
      hint: "Only where there is no other way back: what was written since the backup is lost. Say so, keep a copy of the present state, and see first that the backup can be read.",
      command: 'pg_restore --list "$BACKUP_FILE"',
      source: "Database Migration Failure 4",
    },
    {
      key: "integrity-proven",
      title: "The data is whole",
      hint: "Row counts against those from before, constraints, a few records known by hand, and a write and a read through the application.",
      source: "Database Migration Failure 5",
    },
    {
      key: "cause-found",
      title: "It is known why the migration failed",
      hint: "Keep its output and the logs of the database. Usual causes: a lock, a time-out, data that staging does not have, a full disk.",
      source: "Database Migration Failure 6",
    },
    {
      key: "script-mended",
      title: "The mended script ran in staging, there and back",
      hint: "On as much data as production has, and with the data that broke it.",
      source: "Database Migration Failure 7",
    },
  ],
};
