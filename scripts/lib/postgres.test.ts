import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withClient } from "./pg-roles.mjs";
import { type EmbeddedPostgres, startPostgres } from "./postgres.mjs";
import { becomes } from "./process-stamp.mjs";

const long = 60_000;
let dataDir: string;
let server: EmbeddedPostgres;

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), "tminus-postgres-"));
  server = await startPostgres({ dataDir });
}, long);

afterAll(async () => {
  await server.stop();
  for (const dir of [server.pgDataDir, dataDir]) rmSync(dir, { recursive: true, force: true });
}, long);

const ask = async (sql: string, role: "postgres" | "tminus_owner" | "tminus_web" = "tminus_web") =>
  withClient(server.url(role), async (client) => (await client.query(sql)).rows[0]);
const setting = async (name: string) => (await ask(`SELECT current_setting('${name}') AS value`, "postgres")).value;

/** Starts the server in a process of its own, which is then killed: what a crashed launcher leaves behind. */
async function leaveBehind() {
  const module = path.join(import.meta.dirname, "postgres.mjs");
  const script = `const { startPostgres } = await import(${JSON.stringify(module)}); const s = await startPostgres({ dataDir: ${JSON.stringify(dataDir)} }); console.log(s.pid()); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: ["ignore", "pipe", "inherit"] });
  const [text] = await once(child.stdout, "data");
  child.kill("SIGKILL");
  await once(child, "exit");
  return Number(text);
}

describe("the embedded Postgres", () => {
  it("keeps what it acknowledged and takes connections from this machine only, with a password", async () => {
    expect(await setting("fsync")).toBe("on");
    expect(await setting("synchronous_commit")).toBe("on");
    expect(await setting("listen_addresses")).toBe("127.0.0.1");
    expect(await setting("unix_socket_directories")).toBe("");
    expect(await setting("server_encoding")).toBe("UTF8");
    expect((statSync(server.pgDataDir).mode & 0o777).toString(8)).toBe("700");
    const stranger = server.url("tminus_web").replace(/:[^:/@]+@/, ":guess@");
    await expect(withClient(stranger, async () => undefined)).rejects.toThrow("password authentication failed");
  });

  it("lets the web server's role own nothing and make nothing", async () => {
    await expect(ask("CREATE TABLE mine (id int)")).rejects.toThrow("permission denied");
    expect(await ask("SELECT rolsuper, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = 'tminus_web'")).toEqual({
      rolsuper: false,
      rolcreaterole: false,
      rolcreatedb: false,
    });
  });

  it(
    "is started again on the same port after a kill -9, with all that was committed",
    async () => {
      await ask("CREATE TABLE kept AS SELECT 7 AS number", "tminus_owner");
      const first = server.pid();
      server.kill();
      const isBack = () => server.restarts() === 1 && server.pid() !== first;
      expect(await becomes(isBack, 20_000)).toBe(true);
      expect(await ask("SELECT number FROM kept", "tminus_owner")).toEqual({ number: 7 });
    },
    long,
  );

  it(
    "is adopted where a killed launcher left it running",
    async () => {
      await server.stop();
      const left = await leaveBehind();
      server = await startPostgres({ dataDir });
      expect(server.isAdopted).toBe(true);
      expect(server.pid()).toBe(left);
      expect(await ask("SELECT number FROM kept", "tminus_owner")).toEqual({ number: 7 });
    },
    long,
  );

  it(
    "starts over a pid file whose number another process has by now",
    async () => {
      const { port } = server;
      await server.stop();
      // Postgres itself gives way to any living process of its own user.
      const { uid, gid } = statSync(server.pgDataDir);
      const other = spawn("sleep", ["60"], { ...(process.getuid?.() === 0 ? { uid, gid } : {}), cwd: "/", stdio: "ignore" });
      writeFileSync(path.join(server.pgDataDir, "postmaster.pid"), `${other.pid}\n${server.pgDataDir}\n`);
      server = await startPostgres({ dataDir });
      other.kill();
      expect(server.isAdopted).toBe(false);
      expect(server.port).toBe(port);
      expect(await ask("SELECT number FROM kept", "tminus_owner")).toEqual({ number: 7 });
    },
    long,
  );

  it(
    "gets new passwords where the secrets were lost, also over a server that was left running",
    async () => {
      await server.stop();
      const left = await leaveBehind();
      rmSync(path.join(dataDir, "secrets.json"));
      server = await startPostgres({ dataDir });
      expect(server.pid()).not.toBe(left);
      expect(await ask("SELECT number FROM kept", "tminus_owner")).toEqual({ number: 7 });
    },
    long,
  );
});
