import { RELEASE_ROLE_NAMES } from "@/lib/domain/access/roles";
import { snippetValues } from "@/lib/domain/checklist/snippet";
import { PLAYBOOKS } from "@/lib/domain/incident/lore/playbooks";
import { preferredRollbackMethod, ROLLBACK_CRITERIA } from "@/lib/domain/release/rollback-choices";
import { rollbackSteps } from "@/lib/domain/release/rollback-steps";
import { longDayLabel, zonedTime } from "@/lib/domain/time/format";
import type { Instant } from "@/lib/domain/time/instant";
import type { GuidanceDocument } from "./document";
import { STRATEGY_WORDS } from "./fit";
import { markdownDocument } from "./markdown-document";
import { type MarkdownItem, tickList } from "./markdown-items";
import { mdCode, mdText } from "./markdown-text";
import { MARKS } from "./placeholders";
import { itemsByPart, type RunbookPart } from "./runbook-parts";
import { clusterDetails, type Subject } from "./subject";

/** Source: "Deployment Runbook" of the guide, which demands these nine parts. */
export const RUNBOOK: GuidanceDocument = {
  path: "runbook.md",
  title: "Runbook",
  group: "reading",
  language: "md",
  why: "The nine parts that the guide demands of a runbook, of this release: checks before, steps with their commands, what to see afterwards, the way back, known troubles, people, dashboards and further reading. Whoever has only this can carry the deployment out; T-Minus keeps what was done.",
  needs: {},
  write: (subject) => {
    const { service, fromVersion, toVersion } = subject.details;
    return markdownDocument(mdText(`Runbook: ${service.name} ${fromVersion} to ${toVersion}`), [
      ...facts(subject),
      ...partLines(subject, "before", "## 1. Checks before the deployment"),
      ...partLines(subject, "deployment", "## 2. Deployment, step by step, with its commands"),
      ...partLines(subject, "after", "## 3. Checks after the deployment, and what they should show"),
      ...limits(subject),
      ...wayBack(subject),
      ...troubles(subject),
      ...people(subject),
      ...reading(subject),
    ]);
  },
};

function facts({ details }: Subject): string[] {
  const { environment, namespace, strategy, zone, plannedT0, windowStart, windowEnd, impact, changes, risks } = details;
  const at = (moment: Instant) => `${longDayLabel(moment, zone)}, ${zonedTime(moment, zone)}`;
  const rows = [
    ["Environment", environment],
    ["Namespace", namespace],
    ["Strategy", STRATEGY_WORDS[strategy]],
    ["T-0", at(plannedT0)],
    ["Window", `${at(windowStart)} to ${at(windowEnd)}`],
    ["Impact", impact],
  ] as const;
  return [
    ...rows.filter(([, value]) => value.trim() !== "").map(([name, value]) => `- ${name}: ${mdText(value)}`),
    ...changes.map(({ kind, text }) => `- Change (${kind}): ${mdText(text)}`),
    ...risks.map(({ risk, mitigation }) => `- Risk: ${mdText(risk)}. Against it: ${mdText(mitigation)}`),
    "",
  ];
}

/** Commands of the checklist are the examples of commands that the guide asks for. */
function partLines(subject: Subject, part: RunbookPart, heading: string): string[] {
  const values = snippetValues(clusterDetails(subject));
  const phases = itemsByPart(subject.release, part);
  if (phases.length === 0) return [heading, "", "The checklist of this release has nothing here.", ""];
  return [
    heading,
    "",
    ...phases.flatMap(({ phase, items }) => [
      `### ${mdText(phase.code === phase.name ? phase.name : `${phase.code}: ${phase.name}`)}`,
      "",
      ...tickList(
        items.map(({ title, how, command, proof }): MarkdownItem => ({ title, how, command, proof })),
        values,
      ),
    ]),
  ];
}

function limits({ details: { thresholds } }: Subject): string[] {
  if (thresholds.length === 0) return [];
  return ["Limits of this release:", "", ...thresholds.map(({ metric, limit }) => `- ${mdText(metric)}: ${mdText(limit)}`), ""];
}

function wayBack(subject: Subject): string[] {
  const details = clusterDetails(subject);
  const method = preferredRollbackMethod(details);
  const steps = rollbackSteps(details, method).map(({ text, command }): MarkdownItem => ({ title: text, command }));
  return [
    "## 4. The way back",
    "",
    "Roll back at once on any of these:",
    "",
    ...ROLLBACK_CRITERIA.map(({ text }) => `- ${mdText(text)}`),
    "",
    `Planned: ${mdText(method)}`,
    "",
    ...(details.rollbackPlan.trim() === "" ? [] : [mdText(details.rollbackPlan), ""]),
    // Nothing to fill in: commands of the way back are filled already.
    ...tickList(steps, {}),
  ];
}

function troubles(subject: Subject): string[] {
  const values = snippetValues(clusterDetails(subject));
  return [
    "## 5. Common troubles",
    "",
    ...PLAYBOOKS.flatMap(({ title, when, steps }) => [
      `### ${mdText(title)}`,
      "",
      mdText(when),
      "",
      ...tickList(
        steps.map((step): MarkdownItem => ({ title: step.title, how: step.hint, command: step.command })),
        values,
      ),
    ]),
  ];
}

function people({ release: { roster } }: Subject): string[] {
  const named = roster.map(({ role, person }) => `- ${RELEASE_ROLE_NAMES[role]}: ${mdText(person.name)}`);
  return [
    "## 6. Whom to call",
    "",
    ...named,
    `- On call, reached by: ${mdCode(MARKS.onCall.mark)}`,
    `- When nobody answers: ${mdCode(MARKS.escalation.mark)}`,
    "",
  ];
}

/** A link is one to a dashboard where its name says so. */
function reading({ details: { links } }: Subject): string[] {
  const isDashboard = (label: string) => /dashboard|grafana|metric|monitor|datadog/i.test(label);
  const listed = (own: typeof links, mark: string) =>
    own.length === 0 ? [`- ${mdCode(mark)}`] : own.map(({ label, url }) => `- ${mdText(label)}: ${mdCode(url)}`);
  return [
    "## 7. Dashboards",
    "",
    ...listed(
      links.filter(({ label }) => isDashboard(label)),
      MARKS.dashboard.mark,
    ),
    "",
    "## 8. Further reading",
    "",
    ...listed(
      links.filter(({ label }) => !isDashboard(label)),
      MARKS.documents.mark,
    ),
    "",
  ];
}
