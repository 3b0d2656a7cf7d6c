import { type Letter, letterFields, letterTitle, type Subject } from "./letter";

/** CloudEvents 1.0 in structured JSON. */
export type MessageEvent = {
  readonly specversion: "1.0";
  readonly id: string;
  readonly source: string;
  readonly type: "dev.tminus.message" | "dev.tminus.message.test";
  readonly subject: string;
  readonly time: string;
  readonly datacontenttype: "application/json";
  readonly data: object;
};

/** A message for another system. Its id is the message's own: the same for every recipient and attempt. */
export function renderEvent(letter: Letter): MessageEvent {
  const { message, about, audiences, by, team, url, sentAt, isTest } = letter;
  const labels = letterFields(letter);
  return {
    specversion: "1.0",
    id: message.id,
    source: new URL(url).origin,
    type: isTest ? "dev.tminus.message.test" : "dev.tminus.message",
    subject: about.id,
    time: sentAt,
    datacontenttype: "application/json",
    data: {
      kind: message.kind,
      title: letterTitle(letter),
      subject: message.subject,
      slot: message.slot,
      audiences,
      team,
      by,
      ...aboutOf(about, url),
      fields: message.fields.map(({ key, text }, index) => ({ key, label: labels[index]?.label ?? key, text })),
      figures: message.figures,
    },
  };
}

function aboutOf(about: Subject, url: string): object {
  if (about.kind === "release") return { release: { id: about.id, service: about.service, version: about.version, url } };
  return { incident: { id: about.id, severity: about.severity, title: about.title, url } };
}
