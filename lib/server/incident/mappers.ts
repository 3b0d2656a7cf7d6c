import type { ActionItem, IncidentState } from "@/lib/domain/incident/state";
import { postMortemDueAt } from "@/lib/domain/incident/update-clock";
import type { Prisma } from "@/lib/server/platform/generated/client";

/** A row as the loading statements return it. The casts of this room live here: Json columns were written by us, from typed state. */
export type IncidentRow = { seq: number; content: object; actions: ActionItem[] | null; told?: string | null };

/** When a message of the release of an incident `i` last told of incidents, as `told`. */
export const TOLD_BY_RELEASE = `(SELECT max(coalesce(e.row->>'leftAt', CASE WHEN e.row->>'sendAt' <= e.row->>'at' THEN e.row->>'sendAt' END))
      FROM stage_entry e WHERE e."releaseId" = i."releaseId" AND e.list = 'messages' AND e.row->>'act' = 'sent' AND e.row->>'kind' LIKE 'incident-%')`;

export const toIncident = ({ seq, content, actions, told }: IncidentRow): IncidentState =>
  ({ ...content, seq, actions: actions ?? [], ...(told ? { toldByRelease: told } : {}) }) as unknown as IncidentState;

/** The columns of the head. */
export function headOf(state: IncidentState) {
  const { seq, actions: _, toldByRelease: __, ...content } = state;
  return {
    seq,
    status: state.status,
    severity: state.severity,
    commanderId: state.commander.id,
    offeredToId: state.offer?.to.id ?? null,
    communicationsLeadId: state.communicationsLead?.id ?? null,
    postMortemDueAt: postMortemDueAt(state),
    content: content as unknown as Prisma.InputJsonObject,
  };
}

/** The columns of an action item that can change. */
export const actionOf = (action: ActionItem) => ({
  ownerId: action.owner.id,
  dueAt: action.dueAt,
  isDone: action.done !== null,
  row: action as unknown as Prisma.InputJsonObject,
});
