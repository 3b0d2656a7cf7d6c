import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { env } from "./env";
import { Fault } from "./problem";

/**
 * Secrets that must be used again (to sign, to check a signature), encrypted where they are stored: AES-256-GCM, with the id of
 * the key, so that a key can be changed. `TMINUS_SECRETS_KEY` may hold several, separated by commas: the first seals, all open.
 */
const FORMAT = "v1";

type Key = { readonly id: string; readonly bytes: Buffer };

function keys(): readonly Key[] {
  const { TMINUS_SECRETS_KEY: text } = env();
  if (!text) throw new Fault("wrong-state", "This installation has no key for secrets: set TMINUS_SECRETS_KEY, or start with `npm start`.");
  return text.split(",").map((secret) => {
    const bytes = createHash("sha256").update(`tminus-secrets\n${secret.trim()}`).digest();
    return { id: createHash("sha256").update(bytes).digest("hex").slice(0, 8), bytes };
  });
}

/** A secret of Standard Webhooks: 256 random bits. Shown once, stored sealed. */
export const newSigningSecret = (): string => `whsec_${randomBytes(32).toString("base64")}`;

/** Encrypts; `about` names what the secret belongs to and must be given again to open it: a sealed text moved to another row stays shut. */
export function seal(text: string, about: string): string {
  const [key] = keys();
  if (!key) throw new Error("There is no key.");
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key.bytes, iv).setAAD(Buffer.from(about));
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return [FORMAT, key.id, iv.toString("base64url"), sealed.toString("base64url")].join(".");
}

/** Decrypts. Throws when the key is another one, or the text was changed or moved. */
export function unseal(sealed: string, about: string): string {
  const [format, id, iv = "", content = ""] = sealed.split(".");
  const key = keys().find((one) => one.id === id);
  if (format !== FORMAT || !key) throw new Error(`A secret was sealed with key ${id}, which this installation does not have.`);
  const bytes = Buffer.from(content, "base64url");
  const decipher = createDecipheriv("aes-256-gcm", key.bytes, Buffer.from(iv, "base64url")).setAAD(Buffer.from(about));
  decipher.setAuthTag(bytes.subarray(-16));
  return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString("utf8");
}
