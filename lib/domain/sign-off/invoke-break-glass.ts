import { openIncidents } from "@/lib/domain/incident/linked";
import { SEVERITY_KEYS } from "@/lib/domain/incident/lore/severities";
import { type CommandContext, type Decision, done, type Refusal, type ReleaseCommand } from "@/lib/domain/release/command";
import type { ReleaseEvent } from "@/lib/domain/release/event";
import { type ActionContext, firstRefusal, needsPermission, needsText, refusal, refused } from "@/lib/domain/release/guard";
import { opened } from "@/lib/domain/release/obligation-rules";
import type { PhaseState, ReleaseState } from "@/lib/domain/release/state";
import { addMinutes } from "@/lib/domain/time/instant";
import { BREAK_GLASS_MINUTES } from "./break-glass";
import type { BreakGlass } from "./break-glass-record";
import { gateObjections, notDecided } from "./can-sign";
import { dutiesOf, whyIneligible } from "./eligibility";
import { evaluateGate } from "./evaluate-gate";
import { gateContent } from "./gate-content";
import { phaseWord } from "./gate-words";
import { PROOF_MINUTES } from "./grant-sign-off";
import { endRow } from "./sign-off-rows";
import { unwrittenEndings } from "./sign-off-validity";

type GlassCommand = Extract<ReleaseCommand, { type: "break-glass.invoke" }>;

const [TOP_SEVERITY] = SEVERITY_KEYS;

/** What allows breaking the glass of a release: the hotfix track, or an open incident of the top severity that was declared from it. */
export function groundOf({ details, incidents }: Pick<ReleaseState, "details" | "incidents">): Pick<BreakGlass, "incident"> | null {
  if (details.template.track === "hotfix") return { incident: null };
  const worst = openIncidents(incidents).find((one) => one.severity === TOP_SEVERITY);
  return worst ? { incident: { id: worst.id, title: worst.title } } : null;
}

/** Why this person cannot open the gate without its missing sign-offs now; null if they can. For the dialog as well as for the command. */
export function whyNotBreakGlass(state: ReleaseState, phase: PhaseState, context: ActionContext): Refusal | null {
  return firstRefusal(
    () => needsPermission(state, context, "break-glass.invoke", "break the glass"),
    () => whyNotThem(state, context),
    () => whyNoGround(state),
    () => whyNotThisGate(state, phase, context),
  );
}

/**
 * The commander opens one gate without the sign-offs that it lacks, in an emergency, with a reason. Only sign-offs may be missing: items,
 * refusals and the order of the phases hold as always, and whoever decides a stage still decides it. A review and a post-mortem are owed
 * from then on. Source: SIGNOFF rules 24-27.
 */
export function invokeBreakGlass(state: ReleaseState, command: GlassCommand, context: CommandContext): Decision {
  const phase = state.phases.find((one) => one.key === command.phase);
  if (!phase) return refused(refusal("not-found", "This release has no such phase.", { path: "phase" }));
  const objection = firstRefusal(
    () => whyNotBreakGlass(state, phase, context),
    () => needsText(command.reason, "reason", "Say why nobody can wait for the missing sign-offs; everybody will read it."),
    () => whyNoProof(context),
  );
  if (objection) return refused(objection);
  // What ended unnoticed is written first, as where somebody signs: a row that ends later would take the glass with it.
  const endings = unwrittenEndings({ ...context, state, phase }).map(({ row, kind, because }): ReleaseEvent => {
    return { type: "sign-off.recorded", payload: { row: endRow(row, { kind, because, id: context.newId(), at: context.now }) } };
  });
  const revision = phase.gateRevision + endings.length;
  const breakGlass = glassOf(state, { phase, revision, reason: command.reason.trim() }, context);
  const titled = (what: string) => ({ state, opening: { title: `${what} of ${phaseWord(phase)}` } });
  return done(
    ...endings,
    { type: "break-glass.invoked", payload: { breakGlass } },
    opened("break-glass-review", titled("Review the break-glass"), context),
    opened("break-glass-post-mortem", titled("Post-mortem of the break-glass"), context),
  );
}

type Broken = Pick<BreakGlass, "revision" | "reason"> & { readonly phase: PhaseState };

function glassOf(state: ReleaseState, { phase, revision, reason }: Broken, context: CommandContext): BreakGlass {
  const { actor, now, newId, digestOf } = context;
  const { roles } = evaluateGate({ ...context, state, phase });
  const lacking = roles.filter((one) => one.signed < one.needed);
  return {
    id: newId(),
    phase: phase.key,
    revision,
    by: { id: actor.id, name: actor.name, initials: actor.initials },
    at: now,
    until: addMinutes(now, BREAK_GLASS_MINUTES),
    reason,
    incident: groundOf(state)?.incident ?? null,
    missing: lacking.map(({ role, signed, needed }) => ({ role, signed, needed })),
    digest: digestOf(gateContent(state, phase.key)),
  };
}

/** A commander who deploys has no more right to it than to a signature. Source: SIGNOFF rule 8. */
function whyNotThem(state: ReleaseState, { actor, members }: ActionContext): Refusal | null {
  const found = whyIneligible({ duties: dutiesOf(state), role: "commander", person: actor, members });
  return found && refusal(found.code, found.text);
}

function whyNoGround(state: ReleaseState): Refusal | null {
  if (groundOf(state)) return null;
  return refusal(
    "wrong-state",
    `The glass is broken on a hotfix, or with an open ${TOP_SEVERITY} incident that was declared from this release. There is none. A member of the team can declare one.`,
  );
}

function whyNotThisGate(state: ReleaseState, phase: PhaseState, context: ActionContext): Refusal | null {
  const evaluation = evaluateGate({ ...context, state, phase });
  const [objection] = [...gateObjections(phase, evaluation), ...notDecided(phase, "approver", evaluation)];
  return objection ? refusal(objection.code, objection.text, { path: `phases.${phase.key}` }) : null;
}

function whyNoProof({ proofAgeMinutes }: CommandContext): Refusal | null {
  if (proofAgeMinutes === null || proofAgeMinutes <= PROOF_MINUTES) return null;
  return refusal("proof-needed", "Prove who you are again: the last proof is more than 15 minutes old.");
}
