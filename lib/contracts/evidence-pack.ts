import { z } from "zod";
import { RELEASE_ROLES } from "@/lib/domain/access/roles";
import type { EvidencePack } from "@/lib/domain/audit/evidence-pack";
import { RELEASE_STATUSES } from "@/lib/domain/release/state";
import type { Instant } from "@/lib/domain/time/instant";
import { summaryDto } from "./handover";

/**
 * All that an auditor asks of one release, made from its events. What is said names the event that says it (`seq`); `at` is the clock of
 * the command, `recordedAt` that of the database. Format `tminus-evidence/1`: fields are added, never renamed.
 */
const person = z.strictObject({ id: z.string(), name: z.string(), initials: z.string() });
const actor = z.strictObject({ ...person.shape, kind: z.enum(["person", "token", "system"]) });
const role = z.enum(RELEASE_ROLES);
const instant = z.string().meta({ format: "date-time", description: "UTC, ISO 8601." });
const source = { seq: z.number(), at: instant, recordedAt: instant, by: actor };
const entry = z.strictObject({
  ...source,
  type: z.string().meta({ description: "Type of the event." }),
  text: z.string().meta({ description: "Goes on after the name." }),
});
const text = z.string();
const requirements = z.array(z.strictObject({ role, count: z.number() }));
const thresholds = z.array(z.strictObject({ metric: text, limit: text }));
const roster = z.array(z.strictObject({ role, person }));

const release = z.strictObject({
  id: text,
  status: z.enum(RELEASE_STATUSES),
  service: z.strictObject({ id: text, name: text }),
  template: z.strictObject({ key: text, version: z.number(), track: text }),
  environment: text,
  namespace: text,
  fromVersion: text,
  toVersion: text,
  artifactDigest: text,
  strategy: text,
  criticality: text,
  zone: text,
  plannedT0: instant,
  actualT0: instant.nullable(),
  windowStart: instant,
  windowEnd: instant,
  impact: text,
  changes: z.array(z.strictObject({ kind: text, text })),
  risks: z.array(z.strictObject({ risk: text, mitigation: text })),
  rollbackPlan: text,
  rollbackMethod: text,
  thresholds,
  allowSelfApproval: z.boolean(),
  createdBy: person,
  createdAt: instant,
  startedBy: person.nullable(),
});

const signOff = z.strictObject({
  ...source,
  id: text,
  kind: z.enum(["granted", "refused"]),
  person,
  role,
  initials: text,
  meaning: text.meta({ description: "The sentence that was signed." }),
  comment: text,
  labels: z.array(text),
  digest: text,
  expiresAt: instant.nullable(),
  content: text.nullable().meta({ description: "Digest of the entry of `contents` that was shown; null where it cannot be made out." }),
  ended: z.strictObject({ ...source, kind: text, because: text }).nullable(),
});

const gate = z.strictObject({
  phase: text,
  code: text,
  name: text,
  kind: z.enum(["forward", "rollback"]),
  status: z.enum(["hidden", "open", "closed"]),
  requirements,
  closed: z.strictObject({ at: instant, by: person, how: z.enum(["signed", "act", "break-glass"]), reason: text.nullable() }).nullable(),
  signOffs: z.array(signOff),
  besides: z.array(entry),
});

const content = z.strictObject({
  digest: text.meta({ description: "SHA-256 of the canonical JSON (RFC 8785) of `content`." }),
  phase: text,
  content: z.strictObject({
    gate: z.strictObject({ phase: text, requirements }),
    release: z.strictObject({
      service: text,
      fromVersion: text,
      toVersion: text,
      artifactDigest: text,
      environment: text,
      namespace: text,
      strategy: text,
      criticality: text,
    }),
    window: z.strictObject({ start: instant, end: instant, zone: text }),
    items: z.array(
      z.strictObject({
        phase: text,
        key: text,
        title: text,
        status: text,
        value: text.nullable(),
        outcome: text.nullable(),
        reason: text.nullable(),
        waivedUntil: instant.nullable(),
        evidence: z.array(text),
      }),
    ),
    rollback: z.strictObject({
      plan: text,
      method: text,
      thresholds,
      decided: z.strictObject({ reason: text, method: text, note: text }).nullable(),
    }),
    roster: z.array(z.strictObject({ role, id: text, name: text })),
    /** Of a stage that is decided: its criteria and readings, as they are in the digest. */
    stage: z.looseObject({}).optional(),
  }),
});

const departure = z.strictObject({
  ...source,
  item: text,
  title: text,
  code: text,
  to: text,
  reason: text.nullable(),
  until: instant.nullable(),
  stands: z.boolean(),
});

const decision = z.strictObject({
  id: text,
  code: text,
  weightPercent: z.number(),
  choice: text,
  by: person,
  role,
  reason: text.nullable(),
  at: instant,
  observedMinutes: z.number(),
  minimumMinutes: z.number(),
  signOff: text.nullable(),
  verdict: text,
  checks: z.array(text),
  readings: z.array(z.looseObject({ id: text, side: text, value: z.number(), unit: text, observedAt: instant, by: person })),
  openItems: z.array(text),
});

const handover = z.strictObject({
  ...entry.shape,
  digest: text.nullable().meta({ description: "Of what binds in the summary; null where the offer ended without being accepted." }),
  summary: summaryDto.nullable(),
});

const checkpoint = z.strictObject({
  format: z.literal("tminus-checkpoint/1"),
  at: instant,
  heads: z.array(z.tuple([text, z.number(), text])),
  publicKey: text.nullable(),
  signature: text.nullable(),
});

export const evidencePackAnswer = z
  .strictObject({
    format: z.literal("tminus-evidence/1"),
    madeAt: instant,
    team: z.strictObject({ id: text, name: text }),
    release,
    roster: z.strictObject({ now: roster, changes: z.array(entry) }),
    course: z.array(entry),
    gates: z.array(gate),
    contents: z.array(content),
    departures: z.array(departure),
    decisions: z.array(decision),
    dissents: z.array(
      z.strictObject({ id: text, phase: text, code: text, decision: text.nullable(), by: person, role, reason: text, at: instant }),
    ),
    handovers: z.array(handover),
    rollback: z
      .strictObject({
        startedAt: instant,
        by: person,
        from: text,
        reason: text,
        method: text,
        note: text,
        closedAt: instant.nullable(),
      })
      .nullable(),
    messages: z.array(
      z.strictObject({
        id: text,
        kind: text,
        subject: text,
        audiences: z.array(text),
        act: text,
        seq: z.number(),
        at: instant,
        by: person,
        sendAt: instant.nullable(),
      }),
    ),
    incidents: z.array(
      z.strictObject({
        id: text,
        title: text,
        severity: text,
        status: text,
        commander: text,
        declaredAt: instant,
        endedAt: instant.nullable(),
      }),
    ),
    obligations: z.array(
      z.strictObject({
        id: text,
        kind: text,
        title: text,
        owner: role,
        dueAt: instant,
        settled: z.strictObject({ by: person, at: instant, note: text, cause: text.optional() }).nullable(),
      }),
    ),
    events: z.array(z.strictObject({ ...entry.shape, hash: text })),
    log: z.strictObject({
      stream: text,
      checkpoint: checkpoint.meta({ description: "The end of the stream, signed where the installation has a key." }),
      problems: z.array(z.strictObject({ seq: z.number().nullable(), message: text })).meta({
        description: "What is wrong with the chain of the stream, computed anew for this answer; empty where nothing is.",
      }),
    }),
  })
  .meta({ id: "EvidencePack" });
/** The pack with the team it is of, and the end of its stream. */
export type EvidencePackDto = EvidencePack & {
  readonly format: "tminus-evidence/1";
  readonly madeAt: Instant;
  readonly team: { readonly id: string; readonly name: string };
  readonly log: {
    readonly stream: string;
    readonly checkpoint: z.infer<typeof checkpoint>;
    readonly problems: readonly { readonly seq: number | null; readonly message: string }[];
  };
};
