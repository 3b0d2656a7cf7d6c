import { criterionOfAlert } from "@/lib/domain/cause/criterion-of";
import type { ReleaseCommand } from "@/lib/domain/release/command";
import type { ReleaseStatus } from "@/lib/domain/release/state";
import { isFinal } from "@/lib/domain/release/transitions";
import type { Observation, ObservationField } from "./observation";

/** What an observation does to a release. All of it must match; the service says whose releases. */
export type Rule = {
  readonly name: string;
  /** Kind of event; empty for all of them. */
  readonly event: string;
  readonly conditions: readonly { readonly field: ObservationField; readonly equals: string }[];
  readonly serviceId: string;
  /** Only a release to the observed version; without, whichever runs or comes next. */
  readonly sameVersion: boolean;
  readonly sameEnvironment: boolean;
  readonly action: { readonly kind: "item"; readonly item: string } | { readonly kind: "flag" };
};

/** A release as rules see it. */
export type RuleRelease = {
  readonly id: string;
  readonly name: string;
  readonly status: ReleaseStatus;
  readonly serviceId: string;
  readonly environment: string;
  readonly toVersion: string;
  readonly plannedT0: string;
};

/** What one rule makes of an observation: the command for a release, or why there is none. */
export type Planned = {
  readonly rule: string;
  readonly release: { readonly id: string; readonly name: string } | null;
  readonly command: Extract<ReleaseCommand, { type: "item.report" | "flag.raise" | "cause.report" }> | null;
  readonly text: string;
};

/** What the rules make of an observation, in their order; rules that do not match are left out. Pure. */
export function planEffects(rules: readonly Rule[], observation: Observation, releases: readonly RuleRelease[]): Planned[] {
  return rules.filter((rule) => isMatch(rule, observation)).map((rule) => planEffect(rule, observation, releases));
}

function isMatch({ event, conditions }: Rule, observation: Observation): boolean {
  if (event !== "" && event !== observation.event) return false;
  return conditions.every(({ field, equals }) => observation[field] === equals);
}

function planEffect(rule: Rule, observation: Observation, releases: readonly RuleRelease[]): Planned {
  const nothing = (text: string): Planned => ({ rule: rule.name, release: null, command: null, text });
  if (observation.outcome === null) return nothing("Tells no result yet.");
  const release = releaseFor(rule, observation, releases);
  if (!release) return nothing("No release of this service is under way that it is about.");
  const { id, name } = release;
  if (rule.action.kind === "flag") {
    if (observation.event === ALERT) return { rule: rule.name, release: { id, name }, ...alertEffect(observation) };
    const text = flagText(observation);
    return { rule: rule.name, release: { id, name }, command: { type: "flag.raise", text }, text: `Flag: ${text}` };
  }
  if (observation.url === "") return nothing("There is no link in it that would prove the item.");
  const { item } = rule.action;
  const isPass = observation.outcome === "pass";
  return {
    rule: rule.name,
    release: { id, name },
    command: {
      type: "item.report",
      item,
      outcome: observation.outcome,
      evidence: { url: observation.url, label: labelOf(observation) },
      observedAt: observation.observedAt,
      ...(isPass ? {} : { reason: `${labelOf(observation)} failed.` }),
    },
    text: `Item ${item} ${isPass ? "done" : "failed"}, with a link to ${labelOf(observation)}`,
  };
}

const RUNNING: readonly ReleaseStatus[] = ["deploying", "verifying", "on-hold", "rolling-back", "deployed"];

/** The running one before those to come, and of these the next one. A flag is for a running one only. */
function releaseFor(rule: Rule, observation: Observation, releases: readonly RuleRelease[]): RuleRelease | null {
  const fitting = releases.filter(
    (one) =>
      one.serviceId === rule.serviceId &&
      one.status !== "draft" &&
      !isFinal(one.status) &&
      (!rule.sameVersion || bare(one.toVersion) === bare(observation.version)) &&
      (!rule.sameEnvironment || one.environment === observation.environment) &&
      (rule.action.kind === "item" || RUNNING.includes(one.status)),
  );
  const order = (one: RuleRelease) => `${RUNNING.includes(one.status) ? 0 : 1}${one.plannedT0}`;
  return fitting.sort((a, b) => (order(a) < order(b) ? -1 : 1))[0] ?? null;
}

/** `v2.3.0` and `2.3.0` are one version. */
const bare = (version: string): string => version.replace(/^v(?=\d)/, "");

const MAX_LABEL = 200;

function labelOf({ event, subject, label, version }: Observation): string {
  return [event, subject, label, version].filter(Boolean).join(" · ").slice(0, MAX_LABEL);
}

/** What Alertmanager tells, in the words of `observeAlerts`. */
const ALERT = "alert";
const MAX_TEXT = 200;

/** Nothing rolls back by itself: an alert asks those who can decide, and takes the question back when it is over. */
function alertEffect(observation: Observation): Pick<Planned, "command" | "text"> {
  const { source, subject, url, observedAt, outcome } = observation;
  const isFiring = outcome === "fail";
  const text = whatOf(observation).slice(0, MAX_TEXT);
  return {
    command: { type: "cause.report", isFiring, source, criterion: criterionOfAlert(subject), text, url, observedAt },
    text: isFiring ? `Asked whether to roll back: ${text}` : `Took back the question whether to roll back: ${text}`,
  };
}

function whatOf({ subject, service, environment }: Observation): string {
  const where = [service, environment].filter(Boolean).join(", ");
  return where ? `${subject} (${where})` : subject;
}

/** The flag asks, and says later that what it was raised for is over. */
function flagText(observation: Observation): string {
  const { outcome, observedAt, url } = observation;
  const what = whatOf(observation);
  const link = url ? ` ${url}` : "";
  return outcome === "fail"
    ? `${what} failed at ${observedAt}. Roll back?${link}`
    : `${what} has succeeded at ${observedAt}; the flag raised for it no longer holds.${link}`;
}
