import { z } from "zod";
import { RELEASE_STATUSES } from "@/lib/domain/release/state";
import type { ReleaseReport } from "@/lib/domain/report/release-report";
import type { Instant } from "@/lib/domain/time/instant";

/** What became of a release, computed from its log: every figure with the events it was made of. */
const instant = z.string().meta({ format: "date-time", description: "UTC, ISO 8601." });
const text = z.string();
const source = z.strictObject({ seq: z.number().meta({ description: "Number of the event in the stream of the release." }), at: instant });
const measured = z.strictObject({ text, side: text, observedAt: instant, by: text, source }).nullable();

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
    asOf: instant.meta({ description: "When the last event happened that the report knows of." }),
    summary: text,
    figures: z.array(z.strictObject({ key: text, label: text, value: text, detail: text, sources: z.array(source) })),
    metrics: z.array(z.strictObject({ name: text, before: measured, after: measured, change: text })),
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
    notes: z
      .strictObject({ public: text, internal: text })
      .meta({ description: "Release notes in the form of Keep a Changelog, as Markdown." }),
    markdown: text.meta({ description: "The report as Markdown." }),
    log: z.strictObject({
      stream: text,
      checkpoint: z.strictObject({
        format: z.literal("tminus-checkpoint/1"),
        at: instant,
        heads: z.array(z.tuple([text, z.number(), text])),
        publicKey: text.nullable(),
        signature: text.nullable(),
      }),
    }),
  })
  .meta({ id: "Report" });

/** The report with the signed end of the stream that it was made from. */
export type ReportDto = ReleaseReport & {
  readonly teamId: string;
  readonly log: {
    readonly stream: string;
    readonly checkpoint: {
      readonly format: "tminus-checkpoint/1";
      readonly at: Instant;
      heads: [string, number, string][];
      readonly publicKey: string | null;
      readonly signature: string | null;
    };
  };
};
