import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import { z } from "zod";
import { canonicalJson } from "@/lib/domain/text/canonical-json";
import { pool } from "@/lib/server/platform/db";
import { env } from "@/lib/server/platform/env";
import type { AuditProblem } from "./report";
import type { Snapshot } from "./snapshot";

/**
 * Ends of streams, signed, that leave the database: whoever rolls a stream back later cannot roll back what was printed.
 * `heads` are `[stream, seq, hash]`; the signature is Ed25519 over the canonical text of the rest.
 */
export const checkpointSchema = z.object({
  format: z.literal("tminus-checkpoint/1"),
  at: z.string(),
  heads: z.array(z.tuple([z.string(), z.number(), z.string()])),
  publicKey: z.string().nullable(),
  signature: z.string().nullable(),
});
export type Checkpoint = z.infer<typeof checkpointSchema>;

type Head = Checkpoint["heads"][number];

/** Signs ends of streams with the key of this installation; unsigned where it has none. */
export function makeCheckpoint(heads: readonly Head[], at: string): Checkpoint {
  const key = signingKey();
  const content = { format: "tminus-checkpoint/1" as const, at, heads: [...heads], publicKey: key && publicText(key) };
  return { ...content, signature: key && sign(null, Buffer.from(canonicalJson(content)), key).toString("base64url") };
}

/** Whether a checkpoint bears a signature by this public key over what it says. */
export function isSignedBy(checkpoint: Checkpoint, publicKey: string): boolean {
  const { signature, ...content } = checkpoint;
  if (signature === null || content.publicKey !== publicKey) return false;
  const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: publicKey }, format: "jwk" });
  return verify(null, Buffer.from(canonicalJson(content)), key, Buffer.from(signature, "base64url"));
}

/** The public key of this installation, base64url; null without a signing key. */
export function publicKeyText(): string | null {
  const key = signingKey();
  return key && publicText(key);
}

const publicText = (key: KeyObject): string => createPublicKey(key).export({ format: "jwk" }).x ?? "";

/** PKCS #8 of an Ed25519 key around its 32 bytes. Source: RFC 8410. */
const PKCS8_PREFIX = Buffer.from("302e020100300506032b657004220420", "hex");

function signingKey(): KeyObject | null {
  const { TMINUS_CHECKPOINT_KEY: secret } = env();
  if (!secret) return null;
  const seed = createHash("sha256").update(`tminus-checkpoint\n${secret}`).digest();
  return createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: "der", type: "pkcs8" });
}

/** The ends of all streams now, or of one team's. */
export async function readHeads(teamId: string | null): Promise<Head[]> {
  const { rows } = await pool().query<{ stream: string; seq: number; hash: string }>({
    name: "audit-heads",
    text: `SELECT stream, seq, encode(hash, 'hex') AS hash FROM stream_head WHERE $1::uuid IS NULL OR "teamId" = $1 ORDER BY stream`,
    values: [teamId],
  });
  return rows.map(({ stream, seq, hash }) => [stream, seq, hash]);
}

/** The end of one stream now; null where there is no such stream. */
export async function readHead(stream: string): Promise<Head | null> {
  const { rows } = await pool().query<{ seq: number; hash: string }>({
    name: "audit-head",
    text: "SELECT seq, encode(hash, 'hex') AS hash FROM stream_head WHERE stream = $1",
    values: [stream],
  });
  return rows[0] ? [stream, rows[0].seq, rows[0].hash] : null;
}

/** Whether the streams still contain what a checkpoint once saw. */
export async function compareCheckpoint(client: Snapshot, { at, heads }: Checkpoint): Promise<AuditProblem[]> {
  const { rows } = await client.query<{ stream: string; seq: number; hash: string }>(
    `SELECT e.stream, e.seq, encode(e.hash, 'hex') AS hash FROM event e
     JOIN unnest($1::text[], $2::int[]) AS h (stream, seq) ON e.stream = h.stream AND e.seq = h.seq`,
    [heads.map(([stream]) => stream), heads.map(([, seq]) => seq)],
  );
  const present = new Map(rows.map(({ stream, seq, hash }) => [`${stream} ${seq}`, hash]));
  return heads.flatMap(([stream, seq, hash]) => {
    const found = present.get(`${stream} ${seq}`);
    if (found === hash) return [];
    const what = found === undefined ? "is gone" : "is another one now";
    return [{ stream, seq, fault: "not-as-checkpointed" as const, message: `The checkpoint of ${at} saw event ${seq}, which ${what}.` }];
  });
}
