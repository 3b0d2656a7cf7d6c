/** Types of pg-roles.mjs, which must stay plain JavaScript. */
import type { Client } from "pg";

export function withClient<T>(connectionString: string, work: (client: Client) => Promise<T>): Promise<T>;
