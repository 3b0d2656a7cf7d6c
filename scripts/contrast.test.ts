import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { contrastOf, linearRgbOf, type Theme, themesOf } from "./lib/contrast";

const css = readFileSync("app/tokens.css", "utf8");
const themes = themesOf(css);

type Pair = readonly [foreground: string, background: string];

const SURFACES = ["background", "card", "popover", "sunken", "muted", "sidebar"] as const;
const STATES = ["brand", "todo", "done", "na", "blocked", "failed", "signoff"] as const;
const COLOURED = ["brand", "done", "blocked", "failed", "signoff"] as const;

/** 4.5:1 (WCAG 1.4.3). */
const TEXT: readonly Pair[] = [
  ...SURFACES.flatMap((surface): Pair[] => [
    ["foreground", surface],
    ["muted-foreground", surface],
    ["subtle-foreground", surface],
  ]),
  ...STATES.flatMap((state): Pair[] => ["card", "background", "sunken", `${state}-soft`].map((surface) => [`${state}-fg`, surface])),
  ...COLOURED.flatMap((state): Pair[] => [
    ["foreground", `${state}-soft`],
    ["muted-foreground", `${state}-soft`],
  ]),
  ...(["brand", "signoff", "done", "failed"] as const).map((state): Pair => [`${state}-on`, state]),
  ...(["foreground", "muted-foreground", "subtle-foreground"] as const).map((text): Pair => [text, "flash"]),
  ["foreground", "sidebar-accent"],
  ["muted-foreground", "sidebar-accent"],
  ["foreground", "accent"],
  ["primary-foreground", "primary"],
  ["destructive-foreground", "destructive"],
  ["clock-before", "card"],
  ["clock-after", "card"],
  ["clock-after", "sunken"],
  ["clock-hold", "card"],
  ["clock-rollback", "card"],
  ["clock-prefix", "card"],
  ["clock-prefix", "sunken"],
];

/** 3:1 (WCAG 1.4.11): borders of controls, glyphs, the focus ring, lines of charts. */
const SHAPES: readonly Pair[] = [
  ...STATES.flatMap((state): Pair[] => [
    [state, "card"],
    [state, "background"],
  ]),
  ["border-strong", "card"],
  ["border-strong", "background"],
  ["ring", "card"],
  ["ring", "background"],
  ["blocked-on", "blocked"],
  ["chart-1", "card"],
  ["chart-2", "card"],
];

const ROLLBACK: readonly Pair[] = [
  ["mode-fg", "mode-band"],
  ["mode-muted", "mode-band"],
  ["mode-clock", "mode-band"],
  ["clock-prefix", "mode-band"],
];

/** Pairs below the ratio, as text that says by how much. */
function tooFaint(theme: Theme, pairs: readonly Pair[], least: number): string[] {
  return pairs
    .map(([foreground, background]) => ({ foreground, background, ratio: contrastOf(theme, foreground, background) }))
    .filter(({ ratio }) => ratio < least)
    .map(({ foreground, background, ratio }) => `${foreground} on ${background}: ${ratio.toFixed(2)}`);
}

describe("design tokens meet WCAG 2.2 AA", () => {
  test.each([
    ["light", themes.light],
    ["dark", themes.dark],
  ] as const)("text on every surface, %s", (_, theme) => {
    expect(tooFaint(theme, TEXT, 4.5)).toEqual([]);
  });

  test.each([
    ["light", themes.light],
    ["dark", themes.dark],
  ] as const)("glyphs, borders and the focus ring, %s", (_, theme) => {
    expect(tooFaint(theme, SHAPES, 3)).toEqual([]);
  });

  test.each([
    ["light", themes.rollbackLight],
    ["dark", themes.rollbackDark],
  ] as const)("the head of a rollback, %s", (_, theme) => {
    expect(tooFaint(theme, ROLLBACK, 4.5)).toEqual([]);
  });

  test("every colour can be shown in sRGB", () => {
    const tokens = [...TEXT, ...SHAPES, ...ROLLBACK].flat();
    const outside = Object.entries(themes).flatMap(([name, theme]) =>
      tokens.filter((token) => linearRgbOf(theme, token).some((part) => part < -0.004 || part > 1.004)).map((token) => `${name} ${token}`),
    );
    expect([...new Set(outside)]).toEqual([]);
  });
});

describe("the measure itself", () => {
  const greys: Theme = { black: "oklch(0 0 0)", white: "oklch(1 0 0)", paper: "var(--white)", faint: "oklch(0.8 0 0)" };

  test("black on white is 21 to 1, in either order and through an alias", () => {
    expect(contrastOf(greys, "black", "white")).toBeCloseTo(21, 1);
    expect(contrastOf(greys, "paper", "black")).toBeCloseTo(21, 1);
  });

  test("a faint pair is named with its ratio", () => {
    expect(tooFaint(greys, [["faint", "paper"]], 4.5)).toEqual(["faint on paper: 1.87"]);
  });

  test("a token that is missing is an error, not a pass", () => {
    expect(() => contrastOf(greys, "ink", "white")).toThrow("Token ink");
  });
});
