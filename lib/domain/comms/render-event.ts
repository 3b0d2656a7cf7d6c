import { type Letter, letterFields, letterTitle } from "./letter";

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
  const { message, release, audiences, by, team, url, sentAt, isTest } = letter;
  const labels = letterFields(letter);
  return {
    specversion: "1.0",
    id: message.id,
    source: new URL(url).origin,
    type: isTest ? "dev.tminus.message.test" : "dev.tminus.message",
    subject: release.id,
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
      release: { id: release.id, service: release.service, version: release.version, url },
      fields: message.fields.map(({ key, text }, index) => ({ key, label: labels[index]?.label ?? key, text })),
      figures: message.figures,
    },
  };
}
