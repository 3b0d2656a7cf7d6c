/** Types of test-server.mjs, which must stay plain JavaScript. */
import type { EmbeddedPostgres } from "./postgres.mjs";

export type TestDatabase = {
  readonly dataDir: string;
  readonly server: EmbeddedPostgres;
  readonly url: EmbeddedPostgres["url"];
  stop(): Promise<void>;
};

export type TestServer = {
  /** Where it serves, such as `http://localhost:41234`. */
  readonly url: string;
  readonly port: number;
  /** Environment that it runs with, secrets included. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly dataDir: string;
  readonly database: TestDatabase;
  /** What it wrote, line by line. */
  readonly lines: readonly string[];
  pid(): number;
  kill(): Promise<void>;
  restart(): Promise<void>;
  stop(): Promise<void>;
};

export function startTestDatabase(options?: { settings?: Readonly<Record<string, string | number>> }): Promise<TestDatabase>;

export function startTestServer(options?: {
  /** Added to the environment of the web server. */
  env?: Readonly<Record<string, string>>;
  /** Whether the demo's data is made first; its sign-ins are in `demo.json` of the data folder then. */
  isSeeded?: boolean;
  settings?: Readonly<Record<string, string | number>>;
}): Promise<TestServer>;
