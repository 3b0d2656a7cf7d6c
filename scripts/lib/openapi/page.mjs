/** The page that shows the API: plain HTML and CSS, so that it needs no script, no network and no exception from the policy. */

const escaped = (text) => String(text).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Paragraphs, `code` and **strong**: all that the texts of the document use. */
const marked = (text = "") =>
  escaped(text)
    .replace(/`([^`]+)`/g, "<code>$1</code>")
    .replace(/\*\*([^*]+)\*\*/g, "<strong>$1</strong>")
    .split("\n\n")
    .map((paragraph) => `<p>${paragraph}</p>`)
    .join("\n");

/** A schema as people write types: `{ status: "done" | "todo", reason?: string }`. Named ones are linked. */
function typeOf(schema = {}) {
  if (schema.$ref) {
    const name = schema.$ref.split("/").at(-1);
    return `<a href="#schema-${name}">${name}</a>`;
  }
  if (schema.const !== undefined) return escaped(JSON.stringify(schema.const));
  if (schema.enum) return schema.enum.map((value) => escaped(JSON.stringify(value))).join(" | ");
  const options = schema.anyOf ?? schema.oneOf;
  if (options) return options.map(typeOf).join(" | ");
  if (schema.allOf) return schema.allOf.map(typeOf).join(" &amp; ");
  if (schema.type === "array") return `${/ /.test(typeOf(schema.items)) ? `(${typeOf(schema.items)})` : typeOf(schema.items)}[]`;
  if (schema.properties) return objectOf(schema);
  return escaped([schema.type ?? "anything"].flat().join(" | ")) + limitsOf(schema);
}

function objectOf({ properties, required = [], additionalProperties }) {
  const fields = Object.entries(properties).map(([name, one]) => {
    const optional = required.includes(name) ? "" : "?";
    const note = one.description ? ` <i>${marked(one.description).replace(/<\/?p>/g, "")}</i>` : "";
    return `<li><b>${escaped(name)}${optional}</b> ${typeOf(one)}${note}</li>`;
  });
  const more = additionalProperties === false ? "" : "<li>…</li>";
  return `{<ul>${fields.join("")}${more}</ul>}`;
}

function limitsOf({ format, minLength, maxLength, minimum, maximum }) {
  const parts = [format, rangeOf(minLength, maxLength, " characters"), rangeOf(minimum, maximum, "")].filter(Boolean);
  return parts.length > 0 ? ` <small>${escaped(parts.join(", "))}</small>` : "";
}

/** The bounds of a whole number in JavaScript are none of the API's. */
function rangeOf(least, most, unit) {
  const isBound = (value) => value !== undefined && Math.abs(value) < Number.MAX_SAFE_INTEGER;
  if (isBound(least) && isBound(most)) return `${least} to ${most}${unit}`;
  if (isBound(most)) return `at most ${most}${unit}`;
  return isBound(least) && least > 0 ? `at least ${least}${unit}` : "";
}

function parametersOf(parameters = []) {
  if (parameters.length === 0) return "";
  const rows = parameters.map(
    ({ name, in: place, required, schema, description }) =>
      `<li><b>${escaped(name)}${required ? "" : "?"}</b> ${typeOf(schema)} <small>${place}</small> <i>${escaped(description ?? "")}</i></li>`,
  );
  return `<h4>Parameters</h4><ul>${rows.join("")}</ul>`;
}

const contentOf = ({ content = {} }) =>
  Object.entries(content)
    .map(([type, { schema }]) => `${type === "application/json" ? "" : `<small>${type}</small> `}${typeOf(schema)}`)
    .join("");

function operation(address, method, one) {
  const [[status, success]] = Object.entries(one.responses);
  const refused = Object.keys(one.responses).slice(1);
  const body = one.requestBody ? `<h4>Body</h4><div class="type">${contentOf(one.requestBody)}</div>` : "";
  return `<article id="${one.operationId}">
<h3><span class="method ${method}">${method.toUpperCase()}</span> <a href="#${one.operationId}">${escaped(address)}</a></h3>
<p>${marked(one.summary).replace(/<\/?p>/g, "")} <small>${marked(one.description).replace(/<\/?p>/g, "")}</small></p>
${parametersOf(one.parameters)}${body}
<h4>Answer</h4><div class="type"><b>${status}</b> ${contentOf(success) || "nothing"}</div>
<p><small>Refused with <a href="#problems">${refused.join(", ")}</a>.</small></p>
</article>`;
}

/** The operations by the noun they belong to. */
function sections(paths) {
  const operations = Object.entries(paths).flatMap(([address, methods]) =>
    Object.entries(methods).map(([method, one]) => ({ tag: one.tags[0], html: operation(address, method, one) })),
  );
  return Object.groupBy(operations, ({ tag }) => tag);
}

const STYLE = `
:root{color-scheme:light dark;--line:light-dark(#e2e5e9,#2b3138);--quiet:light-dark(#59636e,#9aa4af);--ground:light-dark(#fff,#0f1317);--tint:light-dark(#f6f8fa,#171c22);--accent:light-dark(#0b6b9a,#5fb6e0)}
body{margin:0;background:var(--ground);color:light-dark(#16191d,#e7eaee);font:15px/1.55 system-ui,sans-serif;display:grid;grid-template-columns:15rem minmax(0,1fr)}
nav{position:sticky;top:0;height:100vh;overflow:auto;box-sizing:border-box;padding:24px 16px;border-right:1px solid var(--line);background:var(--tint)}
nav a{display:block;padding:3px 8px;color:inherit;text-decoration:none;border-radius:4px}nav a:hover,nav a:focus-visible{background:var(--line)}
main{padding:32px 40px 80px;max-width:60rem}h1{margin:0 0 4px;font-size:24px}h2{margin:48px 0 0;font-size:19px;text-transform:capitalize}
article{border-top:1px solid var(--line);padding:16px 0 8px}h3{margin:0;font:600 14px ui-monospace,monospace;overflow-wrap:anywhere}h3 a{color:inherit;text-decoration:none}h4{margin:12px 0 4px;font-size:12px;color:var(--quiet)}
.method{display:inline-block;min-width:4.5em;color:var(--accent)}.type{overflow-x:auto;padding:8px 12px;border:1px solid var(--line);border-radius:6px;background:var(--tint);font:13px/1.6 ui-monospace,monospace}
ul{margin:0;padding-left:20px;list-style:none}i,small{color:var(--quiet);font:normal 13px system-ui,sans-serif}code{font:13px ui-monospace,monospace}a{color:var(--accent)}p{margin:6px 0}
@media (max-width:800px){body{display:block}nav{position:static;height:auto;border-right:0;border-bottom:1px solid var(--line)}nav a{display:inline-block}main{padding:24px 16px 64px}}
@media print{nav{display:none}body{display:block}}`;

/** The page of an OpenAPI document. */
export function pageOf({ info, paths, components }) {
  const byTag = sections(paths);
  const tags = Object.keys(byTag).sort();
  const schemas = Object.entries(components.schemas ?? {})
    .map(
      ([name, one]) =>
        `<article id="schema-${name}"><h3>${name}</h3>${marked(one.description)}<div class="type">${typeOf(one)}</div></article>`,
    )
    .join("\n");
  const problems = Object.entries(components.responses)
    .map(([name, { description }]) => `<li><b>${name.replace("Problem", "")}</b> ${marked(description).replace(/<\/?p>/g, "")}</li>`)
    .join("");
  const links = [...tags.map((tag) => [`#${tag}`, tag]), ["#problems", "Refusals"], ["#schemas", "Shapes"]];
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="/icon.svg"><title>${escaped(info.title)} API</title>
<style>${STYLE}</style></head><body>
<nav aria-label="Contents">${links.map(([href, text]) => `<a href="${href}">${text}</a>`).join("")}<a href="/api/openapi.json">OpenAPI 3.1</a></nav>
<main><h1>${escaped(info.title)} API</h1>
${marked(info.description)}
${tags.map((tag) => `<h2 id="${tag}">${tag}</h2>\n${byTag[tag].map(({ html }) => html).join("\n")}`).join("\n")}
<h2 id="problems">Refusals</h2><p>Every refusal is a <a href="#schema-Problem">Problem</a>.</p><ul>${problems}</ul>
<h2 id="schemas">Shapes</h2>
${schemas}
</main></body></html>
`;
}
