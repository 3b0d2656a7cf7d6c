/** Types of pg-cluster.mjs, which must stay plain JavaScript. */

export function explainLog(text: string, pgDataDir: string): string | undefined;
