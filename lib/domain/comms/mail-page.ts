/** Part of a mail: a headline and what stands under it. */
export type MailPart = {
  readonly title: string;
  /** Of what, and when. */
  readonly head: string;
  /** Sentences under the head. */
  readonly lead?: string;
  readonly fields: readonly MailField[];
  readonly url: string;
};

/** `isCode`: something to be compared or copied, sign by sign. */
export type MailField = { readonly label: string; readonly text: string; readonly isCode?: boolean };

export type MailContent = {
  readonly subject: string;
  /** At least one. */
  readonly parts: readonly MailPart[];
  /** Why somebody gets it. */
  readonly foot: string;
  /** Where they change that. */
  readonly footUrl?: string;
};

export type RenderedMail = { readonly subject: string; readonly text: string; readonly html: string };

/** A mail: the same words as plain text and as HTML. */
export function renderPage(content: MailContent): RenderedMail {
  return { subject: oneLine(content.subject), text: text(content), html: html(content) };
}

/** The library folds and encodes headers; a line break that got this far ends here all the same. */
const oneLine = (subject: string): string => subject.replaceAll(/[\r\n\u2028\u2029]+/g, " ");

function text({ parts, foot, footUrl }: MailContent): string {
  const signature = [`-- \n${foot}`, ...(footUrl ? [footUrl] : [])].join("\n");
  return [...parts.map(partText), signature].join("\n\n").concat("\n");
}

function partText({ title, head, lead, fields, url }: MailPart): string {
  const listed = fields.map((field) => `${field.label}\n${indented(field.text)}`);
  return [title, head, ...(lead ? [lead] : []), ...listed, url].join("\n\n");
}

const indented = (lines: string): string =>
  lines
    .split("\n")
    .map((line) => `  ${line}`)
    .join("\n");

const FONT = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const MUTED = "color:#545c64";
const INK = "color:#161b21";
const LINE = "border-top:1px solid #e0e2e5";
const CODE = "font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:12px;line-height:18px";
const CELL = `padding:10px 0;${LINE};vertical-align:top;font-size:14px;line-height:20px`;

/** For programs that know them; the styles in place hold everywhere else. Colours are those of the screens. */
const STYLES = `
@media (max-width:480px){.page{padding:0!important}.card{border-left:0!important;border-right:0!important;border-radius:0!important}.inner{padding:20px 16px!important}.label,.value{display:block!important;width:auto!important}.label{padding:10px 0 0!important}.value{border-top:0!important;padding:0 0 10px!important}.foot{padding:0 16px 16px!important}}
@media (prefers-color-scheme:dark){.page{background:#0d1014!important}.card{background:#14181c!important;border-color:#272c31!important}.ink{color:#e9ebee!important}.muted{color:#a7adb4!important}.label,.value,.part{border-color:#272c31!important}.link{color:#7dcae5!important}.button{background:#50b2d6!important;color:#09131a!important}}`;

/** Tables and styles in place, as mail programs want them; no picture and nothing that is fetched. */
function html({ subject, parts, foot, footUrl }: MailContent): string {
  const change = footUrl ? ` <a class="link" href="${escapeHtml(footUrl)}" style="color:#005d81">Change what you are told</a>` : "";
  return [
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">`,
    `<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">`,
    `<title>${escapeHtml(subject)}</title><style>${STYLES}</style></head>`,
    `<body class="page" style="margin:0;padding:24px 12px;background:#f8f9fa;${FONT}">`,
    `<table role="presentation" class="card" cellpadding="0" cellspacing="0" width="100%" style="max-width:640px;margin:0 auto;background:#ffffff;border:1px solid #e0e2e5;border-radius:8px"><tr><td class="inner" style="padding:24px">`,
    ...parts.map(partHtml),
    `</td></tr></table>`,
    `<p class="foot muted" style="max-width:640px;margin:12px auto 0;font-size:12px;line-height:18px;${MUTED}">${escapeHtml(foot)}${change}</p>`,
    `</body></html>`,
  ].join("\n");
}

function partHtml({ title, head, lead, fields, url }: MailPart, index: number): string {
  const apart = index === 0 ? "" : `margin-top:28px;padding-top:24px;${LINE}`;
  return [
    `<div class="part" style="${apart}">`,
    `<h1 class="ink" style="margin:0;font-size:18px;line-height:24px;${INK}">${escapeHtml(title)}</h1>`,
    `<p class="muted" style="margin:4px 0 16px;font-size:13px;line-height:18px;${MUTED}">${escapeHtml(head)}</p>`,
    ...(lead ? [`<p class="ink" style="margin:0 0 16px;font-size:14px;line-height:20px;${INK}">${escapeHtml(lead)}</p>`] : []),
    `<table role="presentation" cellpadding="0" cellspacing="0" width="100%">${fields.map(rowHtml).join("")}</table>`,
    `<p style="margin:20px 0 0;font-size:14px;line-height:20px"><a class="button" href="${escapeHtml(url)}" style="display:inline-block;padding:8px 14px;border-radius:6px;background:#04729b;color:#ffffff;text-decoration:none;font-weight:600">Open in T-Minus</a></p>`,
    `</div>`,
  ].join("\n");
}

function rowHtml({ label, text: value, isCode }: MailField): string {
  const look = `${CELL};${INK};overflow-wrap:anywhere;word-break:break-word${isCode ? `;${CODE}` : ""}`;
  return (
    `<tr><td class="label muted" style="${CELL};${MUTED};width:150px;padding-right:16px">${escapeHtml(label)}</td>` +
    `<td class="value ink" style="${look}">${escapeHtml(value).replaceAll("\n", "<br>")}</td></tr>`
  );
}

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** A text as it may stand between tags and in quoted attributes. */
export function escapeHtml(value: string): string {
  return value.replaceAll(/[&<>"']/g, (letter) => ESCAPES[letter] ?? letter);
}
