import { type Figure, type FigureSource, momentIn, NOT_RECORDED, sourcesText } from "./figure";
import { markdownText } from "./markdown-text";
import type { MeasuredValue } from "./measured";
import type { ReleaseReport } from "./release-report";
import type { SignOffCell } from "./sign-off-table";
import type { WrittenSection } from "./written-words";

type Report = Omit<ReleaseReport, "markdown" | "csv">;

/**
 * The report as Markdown. Every figure names the events that it was made of, by their number in the log, and says when the last of them was;
 * words of people are quoted and say who wrote them.
 */
export function reportMarkdown(report: Report): string {
  const { service, toVersion, outcome, zone, asOf, summary, figures, timeline } = report;
  const blocks = [
    `# Report: ${markdownText(service)} ${markdownText(toVersion)}`,
    `**${outcome.text}.** ${markdownText(summary)}`,
    `As of ${momentIn(asOf, zone)}. Times are in ${zone}. Numbers with # are events of the log.`,
    ...writtenBlocks(report),
    "## Figures",
    table(
      ["Figure", "Value", "", "From", "Recorded"],
      figures.map((figure) => figureRow(figure, zone)),
    ),
    ...metricBlocks(report),
    "## Sign-offs",
    signOffTable(report),
    ...report.signOffs.notes.map(markdownText),
    ...verdictBlocks(report),
    "## Timeline",
    timeline.map(({ seq, at, by, text }) => `- ${momentIn(at, zone)} ${markdownText(`${by.name} ${text}`)} (#${seq})`).join("\n"),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function figureRow({ label, value, detail, sources }: Figure, zone: string): string[] {
  return [label, value ?? NOT_RECORDED, detail, sourcesText(sources), recordedText(sources, zone)];
}

const recordedText = (sources: readonly FigureSource[], zone: string): string => {
  const last = sources.at(-1);
  return last ? `${momentIn(last.at, zone)}, ${last.by}` : "";
};

function writtenBlocks({ written, zone }: Report): string[] {
  return written.flatMap((section) => writtenBlock(section, zone));
}

/** A quotation, so that it cannot be taken for what was computed. */
function writtenBlock({ title, latest }: WrittenSection, zone: string): string[] {
  if (!latest || latest.text === "") return [];
  const lines = latest.text.split("\n").map((line) => `> ${markdownText(line)}`.trimEnd());
  return [`## ${title}`, `Written by ${markdownText(latest.by)}, ${momentIn(latest.at, zone)} (#${latest.seq}):`, lines.join("\n")];
}

function metricBlocks({ metrics, zone }: Report): string[] {
  if (metrics.length === 0) return ["## Before and after", "Nothing was measured in this release."];
  const said = (value: MeasuredValue | null) =>
    value ? `${value.text} (${value.side}, ${momentIn(value.observedAt, zone)}, ${value.by}, #${value.source.seq})` : NOT_RECORDED;
  const rows = metrics.map(({ name, before, after, change, limit }) => [name, said(before), said(after), change, limit?.text ?? ""]);
  return ["## Before and after", table(["Metric", "Before", "After", "Change", "Limit"], rows)];
}

function signOffTable({ signOffs: { columns, rows }, zone }: Report): string {
  return table(
    ["Phase", "Items", ...columns.map(({ name }) => name)],
    rows.map(({ code, items, cells }) => [code, items, ...cells.map((cell) => cellText(cell, zone))]),
  );
}

const STATES: Record<Exclude<SignOffCell["state"], "signed" | "act">, string> = {
  open: "Open",
  missing: "Missing",
  "not-required": "Not required",
};

/** A cell of the sign-offs in words. */
export function cellText({ state, marks }: SignOffCell, zone: string): string {
  if (state !== "signed" && state !== "act") return STATES[state];
  const said = marks.map(({ by, at, seq, labels }) => `${by}, ${momentIn(at, zone)}${labels.map((one) => `, ${one}`).join("")} (#${seq})`);
  return state === "act" ? `Closed by ${said.join("; ")}` : said.join("; ");
}

function verdictBlocks({ verdicts }: Report): string[] {
  if (verdicts.length === 0) return [];
  const rows = verdicts.map(({ title, verdict, text, sources }) => [title, verdict, text, sourcesText(sources)]);
  return ["## Obligations and exceptions", table(["What", "Verdict", "", "From"], rows)];
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(heads), line(heads.map(() => "---")), ...rows.map((cells) => line(cells.map(escapeCell)))].join("\n");
}

/** The number of an event is ours and stays as it is. */
const escapeCell = (text: string): string => markdownText(text).replaceAll("\\#", "#");
