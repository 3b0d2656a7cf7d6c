import { limitsDifference } from "@/lib/domain/metrics/limit-words";
import { profileDifference } from "@/lib/domain/tailoring/service-profile";
import { changedFields } from "./changed-fields";
import type { ServiceFacts, TeamEvent } from "./team-event";

const FIELDS: Record<keyof ServiceFacts, string> = {
  id: "the id",
  name: "the name",
  description: "the description",
  environment: "the environment",
  namespace: "the namespace",
  allowSelfApproval: "whether a creator may approve",
  profile: "the answers for checklists",
  limits: "the limits of metrics",
};

type Change = Extract<TeamEvent, { type: "service.changed" }>["payload"];

/** What changed of a service. Of the answers for its checklists and of its limits each is told before and after. */
export function serviceChangeText({ name, changes, before }: Change): string {
  const text = `changed ${changedFields({ changes }, FIELDS)} of the service ${name}`;
  const told = [
    changes.profile === undefined ? "" : profileDifference(before.profile ?? null, changes.profile),
    changes.limits === undefined ? "" : limitsDifference(before.limits ?? [], changes.limits),
  ].filter((one) => one !== "");
  return told.length === 0 ? text : `${text}: ${told.join("; ")}`;
}
