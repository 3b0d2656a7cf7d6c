/** Types of data-dir.mjs, which must stay plain JavaScript. */

export const projectDir: string;
export function ensureDataDir(dataDir: string): string;
export function loadSecrets(dataDir: string): {
  env: Record<string, string>;
  database: { superuser: string; owner: string; web: string };
  hasNewDatabaseSecrets: boolean;
};
