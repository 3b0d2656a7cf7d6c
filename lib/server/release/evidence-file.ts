import { createHash } from "node:crypto";
import { type EVIDENCE_FORMATS, type EvidenceFileQuery, plainEvidence } from "@/lib/contracts/evidence-file";
import { type Finding, UnreadableFile } from "@/lib/domain/evidence/finding";
import { judgeJunit } from "@/lib/domain/evidence/junit";
import { judgeSarif } from "@/lib/domain/evidence/sarif";
import type { ReleaseCommand } from "@/lib/domain/release/command";
import { cleanText } from "@/lib/domain/text/plain-text";
import { idempotencyOf } from "@/lib/server/platform/idempotency";
import { Fault } from "@/lib/server/platform/problem";
import type { Access } from "@/lib/server/platform/route";
import { parseStrict, readBytes } from "@/lib/server/platform/strict-json";
import { parseXml } from "@/lib/server/platform/xml";
import { type CommandResult, executeCommand } from "./commands";
import { requireRelease } from "./data";

const MAX_BYTES = 2 * 1024 * 1024;
const MAX_LABEL = 200;

type Format = (typeof EVIDENCE_FORMATS)[number];
type Report = Extract<ReleaseCommand, { type: "item.report" }>;
type Sent = {
  readonly request: Request;
  readonly access: Access;
  readonly release: string;
  readonly item: string;
  readonly query: EvidenceFileQuery;
};

/**
 * Reports an item by what a file of a tool says (ADR 33). The file itself is not kept: the link leads to it, and the summary
 * line is its label. Refuses, saying which place is wrong, a file that is not of its format; nothing is reported then.
 */
export async function reportFile({ request, access, release, item, query }: Sent): Promise<CommandResult> {
  await requireRelease(access, release);
  const format = formatOf(request, query);
  const bytes = await readBytes(request, MAX_BYTES);
  const command = toReport(item, read(format, bytes, query), query);
  const digest = createHash("sha256").update(bytes).digest("hex");
  return executeCommand({ access, releaseId: release, command, idempotency: idempotencyOf(request, { format, query, digest }) });
}

/** By the query, else by the content type. Plain JSON is the one type that could be either, and is told apart in `read`. */
function formatOf(request: Request, { format }: EvidenceFileQuery): Format {
  if (format) return format;
  const type = (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase();
  const found = { "application/xml": "junit", "text/xml": "junit", "application/sarif+json": "sarif", "application/json": "json" } as const;
  const known = Object.entries(found).find(([one]) => one === type)?.[1];
  if (known) return known;
  throw new Fault("bad-input", "Say what the file is by its content type, or by format=junit, sarif or json.", { path: "format" });
}

type Read = Finding & Partial<Pick<Report, "value" | "reason" | "observedAt">> & { readonly url?: string };

function read(format: Format, bytes: Uint8Array, query: EvidenceFileQuery): Read {
  try {
    switch (format) {
      case "junit":
        return judgeJunit(parseXml(bytes));
      case "sarif": {
        const { critical = 0, high = 0, medium = null, low = null } = query;
        return judgeSarif(parseStrict(bytes), { critical, high, medium, low });
      }
      case "json":
        return readPlain(parseStrict(bytes));
    }
  } catch (error) {
    if (error instanceof UnreadableFile) throw new Fault("bad-input", error.message, { path: error.path });
    throw error;
  }
}

function readPlain(value: unknown): Read {
  if (typeof value === "object" && value !== null && "runs" in value) {
    throw new UnreadableFile("This looks like SARIF; send it with format=sarif.", "runs");
  }
  const parsed = plainEvidence.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new UnreadableFile(issue?.message ?? "This is not the plain form.", issue?.path.join(".") ?? "");
  }
  const { label, ...rest } = parsed.data;
  return { summary: label, ...rest };
}

function toReport(item: string, found: Read, query: EvidenceFileQuery): Report {
  const url = found.url ?? query.url;
  if (!url)
    throw new Fault("bad-input", "Name the address of the run by url=: it stands beside the item as its evidence.", { path: "url" });
  const label = lineOf(query.label ? `${query.label}: ${found.summary}` : found.summary);
  const { value = query.value, observedAt = query.observedAt } = found;
  return {
    type: "item.report",
    item,
    outcome: found.outcome,
    evidence: { url, label },
    ...(value === undefined ? {} : { value }),
    ...(observedAt === undefined ? {} : { observedAt }),
    ...(found.outcome === "fail" ? { reason: found.reason ?? label } : {}),
  };
}

/** Names of tests are anybody's text: one line, without what cannot be shown, and not longer than a label. */
function lineOf(text: string): string {
  const shown = text.replace(/[\p{C}\s]+/gu, " ").trim();
  const short = shown.length > MAX_LABEL ? `${shown.slice(0, MAX_LABEL - 1).replace(/\p{Cs}$/u, "")}…` : shown;
  const clean = cleanText(short, { max: MAX_LABEL, multiline: false });
  return clean.ok && clean.value !== "" ? clean.value : "Report of a machine";
}
