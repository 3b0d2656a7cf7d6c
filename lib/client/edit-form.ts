import { editBody } from "@/lib/contracts/release-commands";
import type { EditableDetails } from "@/lib/domain/release/command";
import { checkVersions } from "@/lib/domain/release/edit-release";
import { isSameValue } from "@/lib/domain/release/same-value";
import type { ReleaseState } from "@/lib/domain/release/state";
import { newId } from "./new-id";
import { type PlanErrors, serverErrors } from "./plan-errors";
import { emptyForm, filledRows, firstCommitOf, type PlanForm } from "./plan-form";
import { EMPTY_WALL, readWall, typeWall } from "./wall-time";

/** What the dialog edits. The criticality is raised by an act of its own, since it changes who signs. */
type FormDetails = Omit<EditableDetails, "criticality">;
export type EditableField = keyof FormDetails;

/** What a release says of itself, as texts to change. */
export function formOf({ details, roster }: Pick<ReleaseState, "details" | "roster">): PlanForm {
  const withIds = <T extends object>(rows: readonly T[]) => rows.map((row) => ({ ...row, id: newId() }));
  const { service, environment, namespace, fromVersion, toVersion, artifactDigest, strategy, impact, rollbackPlan, rollbackMethod } =
    details;
  return {
    ...emptyForm(details.zone),
    ...{ environment, namespace, fromVersion, toVersion, artifactDigest, strategy, impact, rollbackPlan, rollbackMethod },
    serviceId: service.id,
    firstCommitAt: details.firstCommitAt ? typeWall(details.firstCommitAt, details.zone) : EMPTY_WALL,
    changes: withIds(details.changes),
    risks: withIds(details.risks),
    thresholds: withIds(details.thresholds),
    links: withIds(details.links),
    roster: roster.map(({ role, person }) => ({ role, userId: person.id })),
  };
}

/** What of the form differs from the details that the person began with; empty rows are nobody's change. */
export function editsOf(form: PlanForm, seen: FormDetails): Partial<FormDetails> {
  const { environment, namespace, fromVersion, toVersion, strategy, impact, rollbackPlan, rollbackMethod } = form;
  const now: FormDetails = {
    ...{ environment, namespace, fromVersion, toVersion, strategy, impact, rollbackPlan, rollbackMethod },
    artifactDigest: form.artifactDigest.trim(),
    ...firstCommit(form, seen),
    changes: filledRows(form, "changes").map(({ kind, text }) => ({ kind, text })),
    risks: filledRows(form, "risks").map(({ risk, mitigation }) => ({ risk, mitigation })),
    thresholds: filledRows(form, "thresholds").map(({ metric, limit }) => ({ metric, limit })),
    links: filledRows(form, "links").map(({ label, url }) => ({ label, url })),
  };
  const changed = fieldsOf(now).filter((field) => !isSameValue(now[field], seen[field]));
  return pickFields(now, changed);
}

/** A time that was not touched stays exact, seconds included. What was said once can be corrected, and not unsaid. */
function firstCommit(form: PlanForm, seen: FormDetails): Pick<FormDetails, "firstCommitAt"> {
  const isUntouched = seen.firstCommitAt !== undefined && isSameValue(form.firstCommitAt, typeWall(seen.firstCommitAt, form.zone));
  const firstCommitAt = isUntouched ? seen.firstCommitAt : (firstCommitOf(form) ?? seen.firstCommitAt);
  return firstCommitAt === undefined ? {} : { firstCommitAt };
}

/** Everything that the server would refuse of these changes, by field of the form. */
export function editErrors(form: PlanForm, changes: Partial<FormDetails>): PlanErrors {
  const versions = checkVersions(form);
  const commit = readWall(form.firstCommitAt, form.zone).problem;
  const parsed = editBody.shape.changes.safeParse(changes);
  const issues = parsed.success ? [] : parsed.error.issues.map((issue) => [issue.path.join("."), issue.message] as const);
  const unread = commit === null ? [] : [["firstCommitAt", commit] as const];
  return serverErrors(
    form,
    new Map([...issues.toReversed(), ...unread, ...(versions?.path ? [[versions.path, versions.message] as const] : [])]),
  );
}

/** What the server refused: the changes stand below `changes` in what was sent. */
export function editRefusals(form: PlanForm, byPath: ReadonlyMap<string, string>): PlanErrors {
  return serverErrors(form, new Map([...byPath].map(([path, message]) => [path.replace(/^changes\./, ""), message])));
}

export const fieldsOf = (details: Partial<FormDetails>): EditableField[] => Object.keys(details) as EditableField[];

export function pickFields(source: FormDetails, fields: readonly EditableField[]): Partial<FormDetails> {
  return Object.fromEntries(fields.map((field) => [field, source[field]]));
}
