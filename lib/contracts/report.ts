import { z } from "zod";
import { RELEASE_ROLES } from "@/lib/domain/access/roles";
import { UNITS } from "@/lib/domain/metrics/metric";
import { SIDES } from "@/lib/domain/metrics/reading";
import { RELEASE_STATUSES } from "@/lib/domain/release/state";
import type { ReleaseReport } from "@/lib/domain/report/release-report";
import { MAX_REPORT_WORDS, REPORT_SECTIONS } from "@/lib/domain/report/report-words";
import { type CheckpointDto, checkpointDto } from "./checkpoint";
import { digest } from "./release-commands";
import { noteText } from "./text";

/** What became of a release, computed from its log: every figure with the events it was made of, and beside it what people wrote. */
const instant = z.string().meta({ format: "date-time", description: "UTC, ISO 8601." });
const text = z.string();
const seq = z.number().meta({ description: "Number of the event in the stream of the release." });
const source = z.strictObject({ seq, at: instant, recordedAt: instant, by: text, text, hash: text });
const measured = z.strictObject({ text, value: z.number(), side: z.enum(SIDES), observedAt: instant, by: text, source });
const written = z.strictObject({ version: z.number(), text, by: text, at: instant, seq });
const markdown = text.meta({ description: "Markdown, in the form of Keep a Changelog." });

export const reportParams = z.strictObject({ release: z.uuid(), words: z.enum(REPORT_SECTIONS) });
/** Empty takes the words back. */
export const reportWordsBody = z.strictObject({
  text: noteText(MAX_REPORT_WORDS),
  expectedVersion: z
    .number()
    .int()
    .min(0)
    .max(1_000_000_000)
    .meta({ description: "The `version` of the section that was seen, 0 where nobody had written it." }),
});
/** The digest of the notes as they were seen. */
export const publishNotesBody = z.strictObject({ digest });

const figure = z.strictObject({
  key: text,
  label: text,
  value: text.nullable().meta({ description: "Null where nothing was recorded: that is no zero." }),
  detail: text,
  sources: z.array(source),
});

const metric = z.strictObject({
  name: text,
  unit: z.enum(UNITS),
  before: measured.nullable(),
  after: measured.nullable(),
  change: text,
  isBetter: z.boolean().nullable(),
  course: z.strictObject({ before: z.array(measured), after: z.array(measured) }),
  limit: z.strictObject({ value: z.number(), text }).nullable(),
});

const signOffs = z.strictObject({
  columns: z.array(z.strictObject({ role: z.enum(RELEASE_ROLES), name: text, person: text.nullable() })),
  rows: z.array(
    z.strictObject({
      phase: text,
      code: text,
      items: text,
      cells: z.array(
        z.strictObject({
          role: z.enum(RELEASE_ROLES),
          state: z.enum(["signed", "open", "missing", "act", "not-required"]),
          marks: z.array(z.strictObject({ seq, at: instant, by: text, labels: z.array(text) })),
        }),
      ),
    }),
  ),
  notes: z.array(text),
  signatures: z.number(),
});

const verdict = z.strictObject({
  key: text,
  title: text,
  verdict: text,
  tone: z.enum(["done", "blocked", "failed", "na"]),
  text,
  sources: z.array(source),
});

const notes = z.strictObject({
  public: markdown,
  internal: markdown,
  digest: text.meta({ description: "Of both texts, as they stand now. Whoever publishes sends it back." }),
  published: z.strictObject({ version: z.number(), public: markdown, internal: markdown, by: text, at: instant, seq }).nullable(),
  notPublic: z.array(text).meta({ description: "Names, addresses and digests in the public text that keep it from being published." }),
});

export const reportAnswer = z
  .strictObject({
    id: text,
    teamId: text,
    service: text,
    fromVersion: text,
    toVersion: text,
    environment: text,
    zone: text,
    status: z.enum(RELEASE_STATUSES),
    plannedT0: instant,
    actualT0: instant.nullable(),
    asOf: instant.meta({ description: "When the last event happened that the report knows of." }),
    outcome: z.strictObject({ text, tone: z.enum(["todo", "done", "na", "blocked", "failed", "brand"]) }),
    summary: text.meta({ description: "Computed. What people say is in `written`." }),
    figures: z.array(figure),
    metrics: z.array(metric),
    signOffs,
    verdicts: z.array(verdict).meta({ description: "Approval after the fact, broken glass, and what became of everything owed." }),
    timeline: z.array(
      z.strictObject({
        seq: z.number(),
        at: instant,
        recordedAt: instant,
        by: z.strictObject({ kind: z.enum(["person", "token", "system"]), id: text, name: text, initials: text }),
        type: text,
        text,
      }),
    ),
    written: z
      .array(z.strictObject({ key: z.enum(REPORT_SECTIONS), title: text, latest: written.nullable(), earlier: z.array(written) }))
      .meta({ description: "Words of people, kept apart from what is computed." }),
    notes,
    markdown: text.meta({ description: "The report as Markdown." }),
    csv: text.meta({ description: "The report as a table." }),
    may: z
      .strictObject({ write: text.nullable(), publish: text.nullable() })
      .meta({ description: "Why the caller may not write beside the report or publish its notes; null where they may." }),
    log: z.strictObject({
      stream: text,
      events: z.number(),
      problems: z
        .array(z.strictObject({ seq: z.number().nullable(), message: text }))
        .meta({ description: "What is wrong with the chain, computed anew for this answer; empty where it holds." }),
      checkpoint: checkpointDto,
    }),
  })
  .meta({ id: "Report" });

/** As `reportAnswer`, in the types of the rules. */
export type ReportDto = Omit<ReleaseReport, "notes"> & {
  readonly teamId: string;
  readonly notes: ReleaseReport["notes"] & { readonly digest: string };
  readonly may: { readonly write: string | null; readonly publish: string | null };
  readonly log: {
    readonly stream: string;
    readonly events: number;
    readonly problems: readonly { readonly seq: number | null; readonly message: string }[];
    readonly checkpoint: CheckpointDto;
  };
};
