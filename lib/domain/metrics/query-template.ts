/** What the placeholders of a query stand for. `version` is that of the side which is measured. */
export type QueryValues = {
  readonly service: string;
  readonly namespace: string;
  readonly version: string;
  readonly canary: string;
  readonly stable: string;
  /** Whole minutes over which rates are taken. */
  readonly windowMinutes: number;
};

export type Filled = { readonly ok: true; readonly query: string } | { readonly ok: false; readonly problem: string };

const LABELS = ["service", "namespace", "version", "canary", "stable"] as const;
/** A text in quotation marks with the operator before it, or a placeholder outside of one. A comment ends with its line. */
const TOKEN = /(=~|!~)?(\s*)("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`[^`]*`)|#[^\n]*|\{([A-Za-z_]+)\}/g;
const PLACEHOLDER = /\{([A-Za-z_]+)\}/g;
const OPEN_QUOTE = /["'`]/;

/**
 * Fills the placeholders of a query. `{window}` stands outside of quotation marks, the others within, where they are escaped: a value
 * is that label and nothing else, also in a regular expression. Refused: other placeholders, and ones in the wrong place.
 */
export function fillQuery(template: string, values: QueryValues): Filled {
  const problem = queryProblem(template);
  if (problem !== null) return { ok: false, problem };
  const query = template.replace(TOKEN, (token, operator: string | undefined, space = "", quoted?: string, outside?: string) => {
    if (outside !== undefined) return `${values.windowMinutes}m`;
    if (quoted === undefined) return token;
    return `${operator ?? ""}${space}${fillText(quoted, { isPattern: operator !== undefined, values })}`;
  });
  return { ok: true, query };
}

/** What is wrong with a query before it is asked; null where nothing is. */
export function queryProblem(template: string): string | null {
  const tokens = [...template.matchAll(TOKEN)];
  const rest = template.replace(TOKEN, "");
  if (OPEN_QUOTE.test(rest)) return "A quotation mark in the query is not closed.";
  return tokens.reduce<string | null>((found, [, , , quoted, outside]) => found ?? placeProblem(quoted, outside), null);
}

function placeProblem(quoted: string | undefined, outside: string | undefined): string | null {
  if (outside !== undefined) {
    if (outside === "window") return null;
    return isLabel(outside) ? `Write "{${outside}}" in quotation marks: it is a text.` : unknown(outside);
  }
  const inside = [...(quoted ?? "").matchAll(PLACEHOLDER)].map(([, name = ""]) => name);
  const wrong = inside.find((name) => !isLabel(name));
  if (wrong !== undefined) return wrong === "window" ? "{window} is a duration: write it outside of quotation marks." : unknown(wrong);
  return inside.length > 0 && quoted?.startsWith("`") ? "Placeholders are not filled in between backticks; use quotation marks." : null;
}

const unknown = (name: string) =>
  `There is no placeholder {${name}}. There are ${LABELS.map((one) => `{${one}}`).join(", ")} and {window}.`;

const isLabel = (name: string): name is (typeof LABELS)[number] => LABELS.some((one) => one === name);

function fillText(quoted: string, { isPattern, values }: { isPattern: boolean; values: QueryValues }): string {
  const mark = quoted.charAt(0);
  return quoted.replace(PLACEHOLDER, (token, name: string) => {
    if (!isLabel(name)) return token;
    return escaped(isPattern ? values[name].replace(/[\\^$.*+?()[\]{}|]/g, "\\$&") : values[name], mark);
  });
}

function escaped(text: string, mark: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll(mark, `\\${mark}`).replaceAll("\n", "\\n").replaceAll("\r", "\\r");
}

/** Nothing for so long is a gap, looked for at every step; twice the usual interval of scrapes fits in. */
const GAP = { longest: "90s", step: "30s" } as const;

/**
 * Asks about the data under a query: how often its counter began again in the window, and at how many moments nothing had been measured
 * for a while. The first minute of the window is left to the beginning of a new version.
 */
export function guardQueries(counter: string, windowMinutes: number): { readonly resets: string; readonly absent: string } {
  const range = `[${Math.max(1, windowMinutes - 1)}m:${GAP.step}]`;
  return {
    resets: `sum(resets(${counter}[${windowMinutes}m]))`,
    absent: `count_over_time(absent(count_over_time(${counter}[${GAP.longest}]))${range})`,
  };
}

/** Why the data under a query says nothing; null where it does. A count that is null could not be told. */
export function guardProblem({ resets, absent }: { resets: number | null; absent: number | null }, windowMinutes: number): string | null {
  if (resets === null || absent === null) return "The data under this value could not be looked at; check the counter.";
  if (absent > 0) return `A gap: in a part of the last ${windowMinutes} minutes nothing was measured.`;
  return resets > 0 ? `The counter began again in the last ${windowMinutes} minutes; wait until it has run through.` : null;
}
