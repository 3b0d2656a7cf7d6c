/** Types of dump.mjs, which must stay plain JavaScript. */
import type { Client } from "pg";

type Digest = { rows: number; sha256: string };

export function inTransaction<T>(client: Client, options: { isWriting: boolean }, work: () => Promise<T>): Promise<T>;
export function digestTable(client: Client, quoted: string): Promise<Digest>;
export function digestFile(file: string): Promise<Digest>;
export function writeTable(client: Client, quoted: string, file: string): Promise<Digest>;
export function loadTable(client: Client, quoted: string, file: string): Promise<void>;
