/** Colour variables by name without the leading dashes, values as written in the style sheet. */
export type Theme = Readonly<Record<string, string>>;

/** The themes of the design tokens; each is complete in itself. */
export type Themes = Readonly<Record<"light" | "dark" | "rollbackLight" | "rollbackDark", Theme>>;

function declarationsOf(css: string, selector: string): Theme {
  // A rule may stand within a media query: it ends where its own indentation does.
  const head = css.split("\n").find((line) => line.trim() === `${selector} {`);
  if (head === undefined) throw new Error(`No rule for ${selector}`);
  const start = css.indexOf(`\n${head}\n`);
  const indent = head.slice(0, head.indexOf(selector));
  const body = css.slice(css.indexOf("{", start) + 1, css.indexOf(`\n${indent}}`, start));
  return Object.fromEntries([...body.matchAll(/--([\w-]+):\s*([^;]+);/gu)].map((match) => [match[1] ?? "", (match[2] ?? "").trim()]));
}

/** Reads the style sheet the way the cascade does: dark over light, rollback over either. */
export function themesOf(css: string): Themes {
  const light = declarationsOf(css, ":root");
  const dark = { ...light, ...declarationsOf(css, ".dark") };
  const rollback = declarationsOf(css, '[data-mode="rollback"]');
  const rollbackDark = declarationsOf(css, '.dark[data-mode="rollback"]');
  return { light, dark, rollbackLight: { ...light, ...rollback }, rollbackDark: { ...dark, ...rollback, ...rollbackDark } };
}

/** Follows `var(--name)` to a value and turns its oklch() into linear sRGB; throws when the token is missing or written otherwise. */
export function linearRgbOf(theme: Theme, token: string): readonly [number, number, number] {
  const value = theme[token];
  const alias = value?.match(/^var\(--([\w-]+)\)$/u)?.[1];
  if (alias) return linearRgbOf(theme, alias);
  const parts = value?.match(/^oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)$/u);
  if (!parts) throw new Error(`Token ${token} is not an opaque oklch colour: ${value}`);
  return oklchToLinearRgb(Number(parts[1]), Number(parts[2]), Number(parts[3]));
}

/** Oklab matrices by Björn Ottosson, as in CSS Color 4. Lightness 0 to 1, hue in degrees; components outside 0 to 1 lie outside sRGB. */
function oklchToLinearRgb(lightness: number, chroma: number, hue: number): readonly [number, number, number] {
  const radians = (hue * Math.PI) / 180;
  const a = chroma * Math.cos(radians);
  const b = chroma * Math.sin(radians);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

function luminanceOf(theme: Theme, token: string): number {
  const [red, green, blue] = linearRgbOf(theme, token).map((part) => Math.min(1, Math.max(0, part)));
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

/** Contrast of two tokens, 1 to 21 (WCAG 2.2, 1.4.3). */
export function contrastOf(theme: Theme, one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminanceOf(theme, one), luminanceOf(theme, other)].sort((first, second) => first - second);
  return (lighter + 0.05) / (darker + 0.05);
}
