import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_QUERIES } from "./default-queries";
import { METRIC_KEYS } from "./metric";
import { fillQuery, guardProblem, guardQueries, queryProblem } from "./query-template";

const VALUES = { service: "auth", namespace: "prod", version: "v3.1.0", canary: "v3.1.0", stable: "v3.0.0", windowMinutes: 5 };
const fill = (template: string, changes: Partial<typeof VALUES> = {}) => {
  const filled = fillQuery(template, { ...VALUES, ...changes });
  return filled.ok ? filled.query : filled.problem;
};

describe("placeholders", () => {
  it.each([
    ['up{service="{service}",version="{version}"}', 'up{service="auth",version="v3.1.0"}'],
    ["up{service='{service}'}", "up{service='auth'}"],
    ['rate(x{a="{namespace}/{service}"}[{window}])', 'rate(x{a="prod/auth"}[5m])'],
    ['x{version=~"{canary}|{stable}"}', String.raw`x{version=~"v3\\.1\\.0|v3\\.0\\.0"}`],
    ['x{version !~ "{canary}"}', String.raw`x{version !~ "v3\\.1\\.0"}`],
    ['x{status=~"5.{2}"}', 'x{status=~"5.{2}"}'],
    ['sum(x) # of {nobody} "here', 'sum(x) # of {nobody} "here'],
    [String.raw`x{a="\"{service}\""}`, String.raw`x{a="\"auth\""}`],
  ])("%s", (template, query) => expect(fill(template)).toBe(query));

  it.each([
    ["x{a={service}}", "quotation marks: it is a text"],
    ['x{a="{window}"}', "outside of quotation marks"],
    ['x{a="{svc}"}', "There is no placeholder {svc}"],
    ["x[{minutes}]", "There is no placeholder {minutes}"],
    ["x{a=`{service}`}", "backticks"],
    ['x{a="{service}}', "not closed"],
    ["x{a='b\"}", "not closed"],
  ])("%s is refused", (template, words) => {
    expect(queryProblem(template)).toContain(words);
    expect(fill(template)).toContain(words);
  });

  it("a value is that label and nothing else, whatever it holds", () => {
    const awkward = fc.string({ unit: fc.constantFrom('"', "'", "\\", "}", "{", "\n", "a", ".", "|", "`", "#", "{service}") });
    fc.assert(
      fc.property(awkward, fc.constantFrom('"', "'"), (service, mark) => {
        const query = fill(`a{s=${mark}{service}${mark}} + b`, { service });
        expect(query.startsWith(`a{s=${mark}`) && query.endsWith(`${mark}} + b`)).toBe(true);
        const inside = query.slice(5, -6);
        expect(unescaped(inside, mark)).toBe(service);
      }),
    );
  });

  it("in a pattern it matches that label only", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(".", "*", "a", "(", "|", "[", "$", "^", "+", "?", "{", "}", "\\") }), (service) => {
        const pattern = unescaped(fill('a{s=~"{service}"}', { service }).slice(6, -2), '"');
        expect(new RegExp(`^(?:${pattern})$`).test(service)).toBe(true);
        expect(new RegExp(`^(?:${pattern})$`).test(`${service}a`)).toBe(false);
      }),
    );
  });

  it("every usual query is complete and has a place for the window or needs none", () => {
    for (const key of METRIC_KEYS) {
      const usual = DEFAULT_QUERIES[key];
      if (!usual) continue;
      expect(queryProblem(usual.query), key).toBeNull();
      expect(fill(usual.query), key).not.toMatch(/\{(service|namespace|version|canary|stable|window)\}/);
      if (usual.counter) expect(queryProblem(usual.counter), key).toBeNull();
    }
  });
});

describe("the data under a query", () => {
  it.each([
    [{ resets: 0, absent: 0 }, null],
    [{ resets: 1, absent: 0 }, "began again"],
    [{ resets: 0, absent: 3 }, "A gap"],
    [{ resets: 1, absent: 1 }, "A gap"],
    [{ resets: null, absent: 0 }, "could not be looked at"],
    [{ resets: 0, absent: null }, "could not be looked at"],
  ])("%j", (found, words) => {
    const problem = guardProblem(found, 5);
    if (words === null) expect(problem).toBeNull();
    else expect(problem).toContain(words);
  });

  it("is asked for over the window", () => {
    expect(guardQueries("x_total", 3)).toEqual({
      resets: "sum(resets(x_total[3m]))",
      absent: "count_over_time(absent(count_over_time(x_total[90s]))[2m:30s])",
    });
  });
});

/** What Prometheus reads in a text between marks; throws where the text would end early. */
function unescaped(text: string, mark: string): string {
  return text.replace(/\\(.)|[\s\S]/g, (token, after?: string) => {
    if (after === undefined) {
      if (token === mark || token === "\n") throw new Error("The text ends early.");
      return token;
    }
    return after === "n" ? "\n" : after === "r" ? "\r" : after;
  });
}
