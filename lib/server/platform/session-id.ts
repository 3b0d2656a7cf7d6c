import { createHash } from "node:crypto";

/** What is stored of the random id in a cookie: SHA-256, hex. A copy of the table signs nobody in. */
export const hashSessionId = (id: string): string => createHash("sha256").update(id).digest("hex");
