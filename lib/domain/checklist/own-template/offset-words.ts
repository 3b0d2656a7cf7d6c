import type { TemplatePhase } from "@/lib/domain/checklist/template";

/** A number of minutes as people say it: `2 days`, `1 h 30 min`. */
export function minutesText(minutes: number): string {
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
  if (hours === 0 && rest === 0 && days > 0) return days === 1 ? "24 h" : `${days} days`;
  const parts = [days * 24 + hours > 0 ? `${days * 24 + hours} h` : "", rest > 0 || minutes === 0 ? `${rest} min` : ""];
  return parts.filter((part) => part !== "").join(" ");
}

const ANCHORS: Record<TemplatePhase["anchor"], string> = {
  planned: "the planned T-0",
  actual: "T-0",
  promotion: "the promotion to 100 %",
  declaration: "the declaration",
  opening: "the opening",
};

/** When a phase is due: `2 h before the planned T-0`, `at T-0`. */
export function anchorText({ anchor, offsetMinutes }: Pick<TemplatePhase, "anchor" | "offsetMinutes">): string {
  if (offsetMinutes === 0) return `at ${ANCHORS[anchor]}`;
  return `${minutesText(Math.abs(offsetMinutes))} ${offsetMinutes < 0 ? "before" : "after"} ${ANCHORS[anchor]}`;
}
