import { subjectName } from "@/lib/domain/comms/letter";
import { incidentNeeds } from "@/lib/domain/home/incident-needs";
import { LETTER_ZONE } from "@/lib/domain/incident/letters";
import type { ActionItem, IncidentState } from "@/lib/domain/incident/state";
import type { Instant } from "@/lib/domain/time/instant";
import { NOTICES, type NoticeKind } from "./kinds";
import { type DueNotice, momentText, type NoticeFact, type NoticeWords } from "./notice-words";

type Asker = { readonly person: string; readonly now: Instant };

/**
 * Everything on an incident that a person is told now: what of it waits for them on the home page, and what they were given to do.
 * Of one that is worked on all is urgent that can be.
 */
export function incidentNotices(state: IncidentState, asker: Asker): DueNotice[] {
  const waiting = incidentNeeds(state, asker).map(({ id, title, detail, message }): DueNotice => {
    const key = id.slice(state.id.length + 1);
    return noticeOf(state, { kind: kindOf(key), key, title, detail, message });
  });
  return [...waiting, ...givenTo(state, asker)];
}

/** The keys are those of the needs. */
function kindOf(key: string): NoticeKind {
  const [about = ""] = key.split(" ");
  return KINDS[about] ?? "message-due";
}

const KINDS: Readonly<Record<string, NoticeKind>> = {
  offer: "command",
  approve: "approval",
  action: "action-item",
  "post-mortem": "post-mortem",
};

/** Before it is due, which the home page says. */
function givenTo(state: IncidentState, { person, now }: Asker): DueNotice[] {
  const own = state.actions.filter(({ owner, done, dueAt }) => owner.id === person && done === null && dueAt > now);
  return own.map((action) =>
    noticeOf(state, {
      kind: "action-item",
      key: `given ${action.id}`,
      title: "Action item for you",
      detail: action.title,
      facts: [until(action)],
    }),
  );
}

const until = ({ dueAt }: ActionItem): NoticeFact => ({ label: "Due", text: momentText(dueAt, LETTER_ZONE) });

type About = { kind: NoticeKind; key: string; title: string; detail: string; message?: string | undefined; facts?: readonly NoticeFact[] };

function noticeOf(state: IncidentState, { kind, key, title, detail, message, facts = [] }: About): DueNotice {
  const { urgency } = NOTICES[kind];
  const about = incidentOf(state);
  const words: NoticeWords = {
    title,
    detail,
    incident: about,
    facts: [...facts, { label: "Impact", text: state.impact }, { label: "Commander", text: state.commander.name }],
    place: message ? `/communications?incident=${state.id}&${message}` : `/incidents/${state.id}`,
  };
  return { kind, key, isUrgent: urgency === "always" || (urgency === "near-t0" && state.status === "open"), words };
}

const incidentOf = (state: IncidentState): NonNullable<NoticeWords["incident"]> => {
  const { id, severity, title } = state;
  return { id, name: subjectName({ kind: "incident", id, severity, title, zone: LETTER_ZONE }), zone: LETTER_ZONE };
};
