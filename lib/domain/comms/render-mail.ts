import { type Letter, letterFields, letterFoot, letterHead, letterTitle } from "./letter";

export type RenderedMail = { readonly subject: string; readonly text: string; readonly html: string };

/** A message as mail: the same words as plain text and as HTML. */
export function renderMail(letter: Letter): RenderedMail {
  return {
    subject: oneLine(letter.isTest ? `Test: ${letter.message.subject}` : letter.message.subject),
    text: text(letter),
    html: html(letter),
  };
}

/** The library folds and encodes headers; a line break that got this far ends here all the same. */
const oneLine = (subject: string): string => subject.replaceAll(/[\r\n\u2028\u2029]+/g, " ");

function text(letter: Letter): string {
  const fields = letterFields(letter).map((field) => `${field.label}\n${indented(field.text)}`);
  return [letterTitle(letter), letterHead(letter), ...fields, letter.url, `-- \n${letterFoot(letter)}`].join("\n\n").concat("\n");
}

const indented = (lines: string): string =>
  lines
    .split("\n")
    .map((line) => `  ${line}`)
    .join("\n");

const FONT = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const MUTED = "color:#64686f";
const CELL = "padding:10px 0;border-top:1px solid #e4e5e7;vertical-align:top;font-size:14px;line-height:20px";

/** Tables and styles in place, as mail programs want them; no picture and nothing that is fetched. */
function html(letter: Letter): string {
  const rows = letterFields(letter).map(
    ({ label, text: value }) =>
      `<tr><td style="${CELL};${MUTED};width:150px;padding-right:16px">${escapeHtml(label)}</td>` +
      `<td style="${CELL};color:#1d1f23">${escapeHtml(value).replaceAll("\n", "<br>")}</td></tr>`,
  );
  return [
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">`,
    `<meta name="color-scheme" content="light"><title>${escapeHtml(letter.message.subject)}</title></head>`,
    `<body style="margin:0;padding:24px 12px;background:#f5f6f7;${FONT}">`,
    `<table role="presentation" cellpadding="0" cellspacing="0" width="100%" style="max-width:640px;margin:0 auto;background:#ffffff;border:1px solid #e4e5e7;border-radius:8px"><tr><td style="padding:24px">`,
    `<h1 style="margin:0;font-size:18px;line-height:24px;color:#1d1f23">${escapeHtml(letterTitle(letter))}</h1>`,
    `<p style="margin:4px 0 16px;font-size:13px;line-height:18px;${MUTED}">${escapeHtml(letterHead(letter))}</p>`,
    `<table role="presentation" cellpadding="0" cellspacing="0" width="100%">${rows.join("")}</table>`,
    `<p style="margin:20px 0 0;font-size:14px"><a href="${escapeHtml(letter.url)}" style="color:#0b6bcb">Open in T-Minus</a></p>`,
    `</td></tr></table>`,
    `<p style="max-width:640px;margin:12px auto 0;font-size:12px;line-height:16px;${MUTED}">${escapeHtml(letterFoot(letter))}</p>`,
    `</body></html>`,
  ].join("\n");
}

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** A text as it may stand between tags and in quoted attributes. */
export function escapeHtml(value: string): string {
  return value.replaceAll(/[&<>"']/g, (letter) => ESCAPES[letter] ?? letter);
}
