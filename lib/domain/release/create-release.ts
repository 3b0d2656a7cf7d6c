import type { Permission } from "@/lib/domain/access/permissions";
import type { GateRule } from "@/lib/domain/checklist/gate-rules";
import { instantiateTemplate } from "@/lib/domain/checklist/instantiate";
import type { Criticality, Template } from "@/lib/domain/checklist/template";
import type { Gate } from "@/lib/domain/checklist/template-for";
import type { Rung } from "@/lib/domain/checklist/templates/canary/ladder";
import type { MetricLimit } from "@/lib/domain/metrics/limit";
import type { ProfileAnswers } from "@/lib/domain/tailoring/profile";
import type { Instant } from "@/lib/domain/time/instant";
import { type Decision, done, type EditableDetails, type Refusal, type ReleaseTimes } from "./command";
import { checkFirstCommit, checkVersions } from "./edit-release";
import type { Actor } from "./event";
import { firstRefusal, refusal, refused } from "./guard";
import { checkTimes } from "./move-release";
import { checkDraftRoster, checkRoster } from "./roster-rules";
import type { HotfixDetails, ReleaseDetails, ReleaseState, RosterEntry } from "./state";
import { checkTrack } from "./track-rules";

/** What a person fills in to make a release. */
export type NewRelease = EditableDetails &
  ReleaseTimes & {
    readonly criticality: Criticality;
    readonly roster: readonly RosterEntry[];
    /** Of a canary, for the template that is handed in; see `templateFor`. */
    readonly ladder?: readonly Rung[];
    readonly gates?: readonly Gate[];
    /** What the template that is handed in was tailored to; see `planTemplate`. */
    readonly profile?: ProfileAnswers;
    readonly restored?: readonly string[];
    /** Of a hotfix: what is broken and how badly. Declared now where it does not say since when. */
    readonly hotfix?: Omit<HotfixDetails, "declaredAt"> & { readonly declaredAt?: Instant };
    /** True plans it at once; false keeps it a draft, whose roster may still have gaps. */
    readonly plan: boolean;
  };

/** What the server knows besides. */
export type NewReleaseContext = {
  readonly id: string;
  readonly teamId: string;
  readonly service: {
    readonly id: string;
    readonly name: string;
    readonly allowSelfApproval: boolean;
    readonly limits?: readonly MetricLimit[];
  };
  readonly template: Template;
  readonly now: Instant;
  readonly actor: Actor;
  readonly permissions: ReadonlySet<Permission>;
  /** Ids of the team's members; null where they are not known (preview in the browser). */
  readonly members: ReadonlySet<string> | null;
};

/**
 * Makes a release from a template: the first event of its stream, carrying everything the release begins with, so that it
 * never looks at the template again (SIGNOFF rule 2). Refused: equal or missing versions, a window that does not hold, a
 * roster that cannot carry the release.
 */
export function createRelease(input: NewRelease, context: NewReleaseContext): Decision {
  const state = initialState(input, context);
  const objection = firstRefusal(
    () => checkCreator(context),
    () => checkVersions(input),
    () => checkPlaces(input),
    () => checkFirstCommit(input, { now: context.now, path: "firstCommitAt" }),
    () => checkTimes(input, context.now),
    () => checkTrack(input, { track: context.template.track, now: context.now }),
    () => (input.plan ? checkRoster : checkDraftRoster)({ roster: input.roster, release: state, members: context.members }),
  );
  if (objection) return refused(objection);
  return done({ type: "release.created", payload: { state } });
}

function checkCreator({ actor, permissions }: NewReleaseContext): Refusal | null {
  if (actor.kind === "person" && permissions.has("release.create")) return null;
  return refusal("not-permitted", "Only a manager of the team can create a release.");
}

function checkPlaces({ environment }: NewRelease): Refusal | null {
  return environment.trim() === "" ? refusal("invalid", "Name the environment it is deployed to.", { path: "environment" }) : null;
}

function initialState(input: NewRelease, context: NewReleaseContext): Omit<ReleaseState, "seq"> {
  const { id, teamId, template, now, actor } = context;
  return {
    id,
    teamId,
    status: input.plan ? "planned" : "draft",
    details: detailsOf(input, context),
    actualT0: null,
    createdBy: { id: actor.id, name: actor.name, initials: actor.initials },
    createdAt: now,
    ...instantiateTemplate({ template, criticality: input.criticality, roster: input.roster }),
    roster: input.roster,
    signOffs: [],
    hold: null,
    rollback: null,
    obligations: [],
  };
}

function detailsOf(
  { plan, roster, ladder, gates, hotfix, ...fields }: NewRelease,
  { service, template, now }: NewReleaseContext,
): ReleaseDetails {
  // Built-in templates have the key of their track, and a name that everybody knows.
  const { key, version, track, name } = template;
  return {
    ...fields,
    service: { id: service.id, name: service.name },
    template: { key, version, track, ...(key === track ? {} : { name, gates: gatesOf(template) }) },
    boundWindow: { start: fields.windowStart, end: fields.windowEnd },
    allowSelfApproval: service.allowSelfApproval,
    ...(service.limits?.length ? { limits: service.limits } : {}),
    ...(hotfix ? { hotfix: { ...hotfix, declaredAt: hotfix.declaredAt ?? now } } : {}),
  };
}

function gatesOf({ phases }: Template): GateRule[] {
  return phases.map(({ key, kind, gate }) => ({ key, kind, gate }));
}
