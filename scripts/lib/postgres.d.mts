/** Types of postgres.mjs, which must stay plain JavaScript. */

export type DatabaseRole = "postgres" | "tminus_owner" | "tminus_web";

export type EmbeddedPostgres = {
  readonly port: number;
  readonly pgDataDir: string;
  /** Whether the server was found running. */
  readonly isAdopted: boolean;
  /** Address for a role: superuser, owner (migrations) or the web server's; `database` is `tminus` unless named. */
  url(role: DatabaseRole, database?: string): string;
  /** Process of the present server; another one after a restart. */
  pid(): number;
  /** How often the server was started again because it had died. */
  restarts(): number;
  stop(options?: { graceMs?: number }): Promise<void>;
  /** `kill -9` for crash tests; the server is started again within a second, unless stopped. */
  kill(): boolean;
};

export function startPostgres(options: {
  dataDir: string;
  /** Server settings, such as `{ fsync: "off" }` for a test that crashes nothing. */
  settings?: Readonly<Record<string, string | number>>;
  onNotice?: (text: string) => void;
}): Promise<EmbeddedPostgres>;

export function runningUrls(dataDir: string): Pick<EmbeddedPostgres, "url"> | undefined;
