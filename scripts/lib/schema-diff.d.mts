/** Types of schema-diff.mjs, which must stay plain JavaScript. */

export const snapshotFile: string;
export function readSchema(): string;
export function schemaCore(text: string): string;
export function diffSchemas(options: { from: string | undefined; to: string; url: string }): Promise<string>;
