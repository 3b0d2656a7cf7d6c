/** Types of lock-file.mjs, which must stay plain JavaScript. */

type Entry = { version?: string; dev?: boolean; optionalDependencies?: Record<string, string> };
type Missing = { name: string; version: string; isDev: boolean };

export function missingOf(packages: Record<string, Entry>): Missing[];

export function complete(lock: { packages: Record<string, Entry> }): { added: string[]; left: Missing[] };
