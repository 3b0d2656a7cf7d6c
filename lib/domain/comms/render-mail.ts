import { type Letter, letterFields, letterFoot, letterHead, letterTitle } from "./letter";
import { type RenderedMail, renderPage } from "./mail-page";

/** A message as mail: the same words as plain text and as HTML. */
export function renderMail(letter: Letter): RenderedMail {
  const part = { title: letterTitle(letter), head: letterHead(letter), fields: letterFields(letter), url: letter.url };
  return renderPage({
    subject: letter.isTest ? `Test: ${letter.message.subject}` : letter.message.subject,
    parts: [part],
    foot: letterFoot(letter),
  });
}
