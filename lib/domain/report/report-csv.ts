import { csvLine } from "@/lib/domain/text/csv";
import { sourcesText } from "./figure";
import type { ReleaseReport } from "./release-report";
import type { WrittenSection } from "./written-words";

/**
 * The report as a table for a spreadsheet, a line each: figures, metrics before and after, sign-offs, obligations, and the words of people.
 * `value` is empty where nothing was recorded. Times are UTC.
 */
export function reportCsv(report: Omit<ReleaseReport, "markdown" | "csv">): string {
  const rows = [
    HEADS,
    ["Release", report.service, report.toVersion, report.outcome.text, "", "", report.asOf],
    ...report.figures.map(({ label, value, detail, sources }) => [
      ...["Figure", label, value ?? "", detail],
      ...[sourcesText(sources), sources.at(-1)?.by ?? "", sources.at(-1)?.at ?? ""],
    ]),
    ...metricRows(report),
    ...report.signOffs.rows.flatMap(({ code, cells }) =>
      cells.flatMap(({ role, state, marks }) =>
        marks.map(({ seq, by, at, labels }) => ["Sign-off", `${code} ${role}`, state, labels.join(" "), `#${seq}`, by, at]),
      ),
    ),
    ...report.verdicts.map(({ title, verdict, text, sources }) => [
      ...["Obligation or exception", title, verdict, text],
      ...[sourcesText(sources), sources.at(-1)?.by ?? "", sources.at(-1)?.at ?? ""],
    ]),
    ...report.written.flatMap(writtenRows),
  ];
  return rows.map(csvLine).join("");
}

const HEADS = ["kind", "what", "value", "detail", "event", "by", "at"];

function metricRows({ metrics }: Pick<ReleaseReport, "metrics">): string[][] {
  return metrics.flatMap(({ name, before, after, change }) =>
    [before, after].flatMap((one) =>
      one
        ? [
            [
              "Metric",
              `${name}, ${one === before ? "before" : "after"}`,
              one.text,
              one === after ? change : one.side,
              `#${one.source.seq}`,
              one.by,
              one.observedAt,
            ],
          ]
        : [],
    ),
  );
}

function writtenRows({ title, latest }: WrittenSection): string[][] {
  return latest && latest.text !== "" ? [["Written", title, latest.text, "words of a person", `#${latest.seq}`, latest.by, latest.at]] : [];
}
