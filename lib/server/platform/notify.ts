import pg from "pg";
import { pool } from "./db";
import { env } from "./env";
import { log } from "./log";
import { singleton } from "./singleton";

/** Says that a release or an incident moved on, or with neither the team itself; carries ids only, never content. */
export type Wake = { release: string | null; incident?: string; team: string; seq: number };

const CHANNEL = "tminus";
const RETRY_MS = 1_000;

type Bus = { id: string; listeners: Set<(wake: Wake) => void>; starts: Set<() => void>; queued: Map<string, Wake>; isSending: boolean };

function bus(): Bus {
  return singleton("notify", () => {
    const made: Bus = { id: crypto.randomUUID().slice(0, 8), listeners: new Set(), starts: new Set(), queued: new Map(), isSending: false };
    void listen(made);
    return made;
  });
}

/** Hears the wake-ups of other processes on the same database. */
export function onWake(listener: (wake: Wake) => void): void {
  bus().listeners.add(listener);
}

/** Calls `listener` whenever this process begins to hear others, anew after each cut: what was said before went by. */
export function onListening(listener: () => void): void {
  bus().starts.add(listener);
}

/** Wakes the other processes, outside any transaction; several of one release become one. */
export function sendWake(wake: Wake): void {
  const state = bus();
  state.queued.set(wake.release ?? wake.incident ?? wake.team, wake);
  if (!state.isSending) void flush(state);
}

async function flush(state: Bus): Promise<void> {
  state.isSending = true;
  while (state.queued.size > 0) {
    const wakes = [...state.queued.values()];
    state.queued.clear();
    await pool()
      .query({ name: "wake", text: "SELECT pg_notify($1, $2)", values: [CHANNEL, JSON.stringify({ from: state.id, wakes })] })
      .catch((error: unknown) => log.warn({ error: String(error) }, "wake-up not sent; the poll of others finds it"));
  }
  state.isSending = false;
}

async function listen(state: Bus): Promise<void> {
  const client = new pg.Client({ connectionString: env().DATABASE_URL, connectionTimeoutMillis: 3_000, keepAlive: true });
  const again = () => {
    client.removeAllListeners();
    client.on("error", () => undefined);
    void client.end().catch(() => undefined);
    setTimeout(() => void listen(state), RETRY_MS).unref();
  };
  client.once("error", again);
  client.once("end", again);
  client.on("notification", ({ payload }) => hear(state, payload));
  try {
    await client.connect();
    await client.query(`LISTEN ${CHANNEL}`);
    for (const start of state.starts) start();
  } catch {
    again();
  }
}

function hear(state: Bus, payload: string | undefined): void {
  const message = JSON.parse(payload ?? "{}") as { from?: string; wakes?: Wake[] };
  if (message.from === state.id) return;
  for (const wake of message.wakes ?? []) for (const listener of state.listeners) listener(wake);
}
