import type { ReferenceId } from "@/lib/domain/checklist/reference-ids";

/** Something that is true when a team is ready, or when it has learned. */
export type ReadinessItem = {
  /** Stable and unique over all lists, kebab-case; never reused for another meaning. */
  readonly key: string;
  readonly title: string;
  /** What proves it. */
  readonly evidence: string;
  /** The item of the reference that it restates. */
  readonly source: ReferenceId;
};

export type ReadinessList = { readonly key: string; readonly title: string; readonly items: readonly ReadinessItem[] };

const PEOPLE: ReadinessList = {
  key: "people",
  title: "People",
  items: [
    {
      key: "primary-on-call-ready",
      title: "The primary on-call is named and has confirmed the time",
      evidence: "The entry in the roster, and their answer.",
      source: "INC1.01",
    },
    {
      key: "secondary-on-call-ready",
      title: "A secondary on-call stands behind the first",
      evidence: "The entry in the roster: another person, reachable another way.",
      source: "INC1.02",
    },
    {
      key: "commander-named",
      title: "An incident commander is named where the service is critical",
      evidence: "The entry in the roster; not the person who deploys.",
      source: "INC1.03",
    },
    {
      key: "experts-reachable",
      title: "Experts for database, security and the like can be reached",
      evidence: "Names by subject, with the hours in which they answer.",
      source: "INC1.04",
    },
    {
      key: "communications-lead-named",
      title: "Somebody named tells stakeholders, and does nothing else",
      evidence: "The communications lead in the roster.",
      source: "INC1.05",
    },
    {
      key: "support-ready",
      title: "Support has read the briefing and knows whom to call",
      evidence: "The confirmations of the present version of the briefing.",
      source: "INC1.06",
    },
  ],
};

const TOOLS: ReadinessList = {
  key: "tools",
  title: "Tools",
  items: [
    {
      key: "paging-works",
      title: "A test page reached each on-call",
      evidence: "The test in the paging system (PagerDuty, Opsgenie or the like), with its time and the answers.",
      source: "INC2.01",
    },
    {
      key: "war-room-prepared",
      title: "The link to the war room is known and opens",
      evidence: "The link, opened by somebody who was not invited by name.",
      source: "INC2.02",
    },
    {
      key: "dashboards-open",
      title: "Everybody on call can open the dashboards",
      evidence: "Links, opened with the rights of the on-call, showing data of the last minutes.",
      source: "INC2.03",
    },
    {
      key: "logs-open",
      title: "Everybody on call can search the logs",
      evidence: "A search over the last minutes, made with the rights of the on-call.",
      source: "INC2.04",
    },
    {
      key: "traces-open",
      title: "Everybody on call can open traces of slow requests",
      evidence: "One trace of the service in the performance tool, opened with the rights of the on-call.",
      source: "INC2.05",
    },
    {
      key: "database-tools-ready",
      title: "Somebody on call can read and repair the database",
      evidence: "A harmless query with the tool and the account that would be used.",
      source: "INC2.06",
    },
    {
      key: "cloud-console-open",
      title: "Somebody on call can sign in to the cloud console",
      evidence: "The sign-in with its time, second factor included.",
      source: "INC2.07",
    },
    {
      key: "rollback-rehearsed",
      title: "The automated rollback was tried and worked",
      evidence: "The run in staging with its time and how long it took.",
      source: "INC2.08",
    },
  ],
};

const WAYS: ReadinessList = {
  key: "procedures",
  title: "Procedures",
  items: [
    {
      key: "severities-known",
      title: "The team knows what P0, P1 and P2 mean here",
      evidence: "The definitions, with an example of each from this service.",
      source: "INC3.01",
    },
    {
      key: "escalation-written",
      title: "It is written whom to call next, and after how long",
      evidence: "The escalation path with names, numbers and minutes.",
      source: "INC3.02",
    },
    {
      key: "rollback-tree-known",
      title: "The way to the decision to roll back is prepared",
      evidence: "The decision tree, gone through once for this release by those who decide.",
      source: "INC3.03",
    },
    {
      key: "texts-ready",
      title: "The messages for an incident are ready to be filled in",
      evidence: "The notice, the update and the resolution, with the right audiences.",
      source: "INC3.04",
    },
    {
      key: "timeline-way-known",
      title: "It is known where the timeline is kept, and who keeps it",
      evidence: "The page of the incident, and the scribe named.",
      source: "INC3.05",
    },
    {
      key: "review-form-ready",
      title: "The form of the post-mortem is ready",
      evidence: "Its sections and questions, with a date that is free within 48 hours.",
      source: "INC3.06",
    },
  ],
};

const LEARNING: ReadinessList = {
  key: "afterwards",
  title: "After an incident",
  items: [
    {
      key: "timeline-complete",
      title: "The timeline is complete, from the first symptom to the end",
      evidence: "The timeline: symptoms, decisions and people, each with its time.",
      source: "INC4.01",
    },
    {
      key: "cause-explained",
      title: "The root cause is found and explained",
      evidence: "The analysis: why it happened, why then, and why nothing stopped it earlier.",
      source: "INC4.02",
    },
    {
      key: "post-mortem-dated",
      title: "The post-mortem has a date within 48 hours",
      evidence: "The invitation with its time, accepted by those who decided and those affected.",
      source: "INC4.03",
    },
    {
      key: "actions-owned",
      title: "Every action item has an owner and a date",
      evidence: "The list of action items: none without a name, none without a date.",
      source: "INC4.04",
    },
    {
      key: "documents-updated",
      title: "Runbooks and documentation say what was learned",
      evidence: "Links to the changes.",
      source: "INC4.05",
    },
    {
      key: "prevention-in-place",
      title: "What would have prevented it is in place",
      evidence: "The alert, test or change, and the proof that it would have caught this incident.",
      source: "INC4.06",
    },
    {
      key: "end-told",
      title: "Stakeholders know that it is over, and what comes next",
      evidence: "The message as sent, with its time and recipients.",
      source: "INC4.07",
    },
  ],
};

/** What is true before a deployment. Source: INC1, INC2, INC3. */
export const READINESS: readonly ReadinessList[] = [PEOPLE, TOOLS, WAYS];

/** What is true once an incident is not only over but learned from. Source: INC4. */
export const AFTERWARDS: ReadinessList = LEARNING;
