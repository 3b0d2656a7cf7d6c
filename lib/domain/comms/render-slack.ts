import { cut, type Letter, letterFields, letterFoot, letterHead, letterTitle } from "./letter";

/** Limits of Block Kit: characters of a header and of a section's text, and blocks of a message. */
const MAX_HEADER = 150;
const MAX_TEXT = 3_000;
const MAX_BLOCKS = 50;
/** Title, head, link and foot. */
const OTHER_BLOCKS = 4;

type Text = { readonly type: "plain_text" | "mrkdwn"; readonly text: string; readonly emoji?: boolean };
type Block =
  | { readonly type: "header" | "section"; readonly text: Text }
  | { readonly type: "context"; readonly elements: readonly Text[] };
export type SlackMessage = { readonly text: string; readonly unfurl_links: false; readonly blocks: readonly Block[] };

/** A message as Slack's Block Kit wants it; `text` is what a notification shows. */
export function renderSlack(letter: Letter): SlackMessage {
  const title = cut(letterTitle(letter), MAX_HEADER);
  const fields = letterFields(letter);
  const shown = fields.slice(0, MAX_BLOCKS - OTHER_BLOCKS);
  return {
    text: cut(escapeSlack(letter.isTest ? title : letter.message.subject), MAX_TEXT),
    unfurl_links: false,
    blocks: [
      { type: "header", text: { type: "plain_text", text: title, emoji: false } },
      context(letterHead(letter)),
      ...shown.map(({ label, text }): Block => section(`*${escapeSlack(label)}*\n`, escapeSlack(text))),
      section("", `<${escapeSlack(letter.url)}|Open in T-Minus>`),
      context(letterFoot(letter)),
    ],
  };
}

const section = (label: string, text: string): Block => ({
  type: "section",
  text: { type: "mrkdwn", text: label + cutEscaped(text, MAX_TEXT - label.length) },
});

const context = (text: string): Block => ({ type: "context", elements: [{ type: "plain_text", text: cut(text, MAX_TEXT), emoji: false }] });

/** Slack's own escaping: without these three letters there is no link, mention or command in a text. */
function escapeSlack(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Half an escape at the end would be shown as it stands. */
function cutEscaped(text: string, max: number): string {
  if (text.length <= max) return text;
  return cut(text, max).replace(/&[a-z]{0,4}…$/, "…");
}
