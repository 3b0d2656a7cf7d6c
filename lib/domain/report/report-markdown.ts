import { dayLabel, zonedTime } from "@/lib/domain/time/format";
import type { Instant } from "@/lib/domain/time/instant";
import type { FigureSource } from "./figure";
import { markdownText } from "./markdown-text";
import type { MeasuredValue } from "./measured";
import type { ReleaseReport } from "./release-report";

/** The report as Markdown. Every figure names the events that it was made of, by their number in the log. */
export function reportMarkdown(report: Omit<ReleaseReport, "markdown">): string {
  const { service, toVersion, zone, asOf, summary, figures, metrics, timeline } = report;
  const blocks = [
    `# Report: ${markdownText(service)} ${markdownText(toVersion)}`,
    markdownText(summary),
    `As of ${timeOf(asOf, zone)}. Times are in ${zone}. Numbers with # are events of the log.`,
    "## Figures",
    table(
      ["Figure", "Value", "", "From"],
      figures.map(({ label, value, detail, sources }) => [label, value, detail, sourcesText(sources)]),
    ),
    ...(metrics.length > 0 ? ["## Before and after", metricTable(report)] : []),
    "## Timeline",
    timeline.map(({ seq, at, by, text }) => `- ${timeOf(at, zone)} ${markdownText(`${by.name} ${text}`)} (#${seq})`).join("\n"),
  ];
  return `${blocks.join("\n\n")}\n`;
}

/** `#12`, `#12 and #40`, `#12, #40 and 7 more`. */
export function sourcesText(sources: readonly FigureSource[]): string {
  const [first, second, ...rest] = sources.map(({ seq }) => `#${seq}`);
  if (!first) return "nothing recorded";
  if (!second) return first;
  return rest.length === 0 ? `${first} and ${second}` : `${first}, ${second} and ${rest.length} more`;
}

function metricTable({ metrics, zone }: Pick<ReleaseReport, "metrics" | "zone">): string {
  const said = (value: MeasuredValue | null) =>
    value ? `${value.text} (${value.side}, ${timeOf(value.observedAt, zone)}, ${value.by}, #${value.source.seq})` : "not read";
  return table(
    ["Metric", "Before", "After", "Change"],
    metrics.map(({ name, before, after, change }) => [name, said(before), said(after), change]),
  );
}

const timeOf = (at: Instant, zone: string): string => `${dayLabel(at, zone)} ${zonedTime(at, zone)}`;

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(heads), line(heads.map(() => "---")), ...rows.map((cells) => line(cells.map(escapeCell)))].join("\n");
}

/** The number of an event is ours and stays as it is. */
const escapeCell = (text: string): string => markdownText(text).replaceAll("\\#", "#");
