import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { IntegrationKind } from "@/lib/domain/integration/observation";
import { isSignedByStandard } from "@/lib/server/platform/outgoing-request";

/** Whether a delivery was sent by somebody who knows the secret. Constant in time, before anything of the body is read. */
export function isAuthentic(kind: IntegrationKind, secret: string, { headers, body }: { headers: Headers; body: Uint8Array }): boolean {
  switch (kind) {
    case "github":
      return isSame(headers.get("x-hub-signature-256"), `sha256=${hmac(secret, body)}`);
    case "flux":
      return isSame(headers.get("x-signature"), `sha256=${hmac(secret, body)}`);
    case "gitlab":
      // With a signing token GitLab signs by Standard Webhooks; with a secret token it only sends it along.
      if (headers.has("webhook-signature")) return isSignedByStandard(secret, headers, body);
      return isSame(headers.get("x-gitlab-token"), secret);
    case "argo-cd":
    case "alertmanager":
      return isSame(credentialOf(headers.get("authorization") ?? ""), secret);
  }
}

const hmac = (secret: string, body: Uint8Array): string => createHmac("sha256", secret).update(body).digest("hex");

/** Of `Bearer …` the token, of `Basic …` the password. */
function credentialOf(authorization: string): string {
  const [scheme = "", value = ""] = authorization.split(" ");
  if (scheme.toLowerCase() === "bearer") return value;
  if (scheme.toLowerCase() !== "basic") return "";
  const pair = Buffer.from(value, "base64").toString("utf8");
  return pair.slice(pair.indexOf(":") + 1);
}

/** Compares hashes, so that neither length nor first difference shows in time. */
function isSame(given: string | null, expected: string): boolean {
  const hash = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(given ?? ""), hash(expected)) && given !== null;
}
