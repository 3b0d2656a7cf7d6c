/** Types of migrate.mjs, which must stay plain JavaScript. */
import type { Client } from "pg";

export function migrate(options: { url: string; dir?: string; upTo?: string }): Promise<{ applied: string[] }>;

export function versionProblem(server: { number: number; text: string }): string | undefined;

export function connect(url: string): Promise<Client>;
