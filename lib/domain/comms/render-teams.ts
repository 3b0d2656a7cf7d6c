import { type Letter, letterFields, letterFoot, letterHead, letterTitle } from "./letter";

/** A message to a workflow may have 28 kB, names and nesting included. */
const MAX_TEXT = 2_000;
const MAX_TOTAL = 20_000;

type Element = {
  readonly type: "TextBlock";
  readonly text: string;
  readonly wrap: true;
  readonly size?: "Medium" | "Small";
  readonly weight?: "Bolder";
  readonly isSubtle?: true;
  readonly spacing?: "None" | "Small" | "Medium";
};
export type TeamsMessage = {
  readonly type: "message";
  readonly attachments: readonly [
    {
      readonly contentType: "application/vnd.microsoft.card.adaptive";
      readonly contentUrl: null;
      readonly content: {
        readonly $schema: string;
        readonly type: "AdaptiveCard";
        readonly version: "1.4";
        readonly fallbackText: string;
        readonly body: readonly Element[];
        readonly actions: readonly [{ readonly type: "Action.OpenUrl"; readonly title: string; readonly url: string }];
      };
    },
  ];
};

/** A message as an Adaptive Card 1.4, in the envelope that a Workflow of Microsoft Teams takes. */
export function renderTeams(letter: Letter): TeamsMessage {
  const body: Element[] = [
    { type: "TextBlock", text: escapeCard(letterTitle(letter)), wrap: true, size: "Medium", weight: "Bolder" },
    { type: "TextBlock", text: escapeCard(letterHead(letter)), wrap: true, isSubtle: true, spacing: "None" },
    ...fieldsOf(letter),
    { type: "TextBlock", text: escapeCard(letterFoot(letter)), wrap: true, size: "Small", isSubtle: true, spacing: "Medium" },
  ];
  const content = {
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    type: "AdaptiveCard",
    version: "1.4",
    fallbackText: letter.message.subject,
    body,
    actions: [{ type: "Action.OpenUrl", title: "Open in T-Minus", url: letter.url }],
  } as const;
  return { type: "message", attachments: [{ contentType: "application/vnd.microsoft.card.adaptive", contentUrl: null, content }] };
}

/** All fields, the long ones cut: first each by itself, then what is beyond the whole. */
function fieldsOf(letter: Letter): Element[] {
  const fields = letterFields(letter);
  const share = Math.min(MAX_TEXT, Math.floor(MAX_TOTAL / Math.max(1, fields.length)));
  return fields.flatMap(({ label, text }): Element[] => [
    { type: "TextBlock", text: escapeCard(label), wrap: true, weight: "Bolder", spacing: "Medium" },
    { type: "TextBlock", text: cutBytes(escapeCard(text), share), wrap: true, spacing: "None" },
  ]);
}

/** Cut to so many bytes, as they count in JSON. */
function cutBytes(text: string, max: number): string {
  if (sizeOf(text) <= max) return text;
  const letters = Array.from(text);
  let bytes = MARK_BYTES;
  const end = letters.findIndex((letter) => {
    bytes += sizeOf(letter);
    return bytes > max;
  });
  return `${letters.slice(0, end).join("").replace(/\\+$/, "")}…`;
}

const MARK_BYTES = 3;
const encoder = new TextEncoder();
const sizeOf = (text: string): number => encoder.encode(JSON.stringify(text)).length - 2;

/** A text block reads some Markdown; what people wrote is shown as they wrote it. Two line ends make a line. */
function escapeCard(text: string): string {
  return text
    .replaceAll(/[\\*_[\]]/g, (letter) => `\\${letter}`)
    .replaceAll(/^(\s*)([-+]|\d+\.)(?=\s)/gm, (_, space: string, mark: string) => `${space}${mark.slice(0, -1)}\\${mark.slice(-1)}`)
    .replaceAll("\n", "\n\n");
}
