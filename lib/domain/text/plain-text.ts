/** What a text may be: at most `max` code points; line breaks and tabs only where it has several lines. */
export type TextRule = { readonly max: number; readonly multiline: boolean };

export type CleanText = { readonly ok: true; readonly value: string } | { readonly ok: false; readonly message: string };

/** Left-to-right and right-to-left marks, embeddings, overrides and isolates: they make a text read other than it is. */
const BIDI = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;
/** Drawn as nothing: zero-width spaces and joiners, soft hyphens, fillers, tags. Presentation selectors belong to visible signs. */
const INVISIBLE = /(?![\uFE0E\uFE0F])[\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]/u;
const CONTROL = /\p{Cc}/u;
/** Tab and line feed, the two controls that have a place in a text of several lines. */
const CONTROL_BUT_LAYOUT = /(?![\t\n])\p{Cc}/u;
const LINE_BREAK = /[\n\r\u2028\u2029]/u;
/** One sign made of several, such as a person at a computer: the only place where the joiner is visible. */
const JOINED_SIGNS = /(?<=\p{Extended_Pictographic}[\uFE0F\p{Emoji_Modifier}]{0,2})\u200D(?=\p{Extended_Pictographic})/gu;

/**
 * A text as it may be kept: white space at both ends is cut, line ends become `\n`. Refuses, naming the character,
 * what cannot be stored or seen: NUL and other controls, lone surrogates (they turn into U+FFFD and break hashes),
 * characters that turn the reading direction, and invisible ones. May give an empty text.
 */
export function cleanText(input: string, { max, multiline }: TextRule): CleanText {
  if (!input.isWellFormed()) return refused("Half of a character is missing. Type it again instead of pasting.");
  const text = multiline ? input.replaceAll(/\r\n?|[\u2028\u2029]/g, "\n") : input;
  // Before the check for controls, since a line break inside a name deserves its own advice.
  if (!multiline && LINE_BREAK.test(text.trim())) return refused("This has more than one line. Write it on one.");
  const found =
    findCharacter(text, BIDI, "a character that turns the reading direction") ??
    findCharacter(multiline ? text.replaceAll(JOINED_SIGNS, "") : text, INVISIBLE, "an invisible character") ??
    findCharacter(multiline ? text : text.trim(), multiline ? CONTROL_BUT_LAYOUT : CONTROL, "a control character");
  if (found) return refused(`This contains ${found}. Remove it, or type the text again instead of pasting.`);
  const value = text.trim();
  const length = countCodePoints(value);
  if (length > max) return refused(`This is ${length} characters long. Shorten it to ${max}.`);
  return { ok: true, value };
}

/** Characters as people count most of them: a letter beyond the first 65,536 is one, not two. */
export function countCodePoints(text: string): number {
  return Array.from(text).length;
}

/**
 * Whether a word mixes Latin letters with Cyrillic or Greek ones, as in a `paypal` with Cyrillic `а`.
 * Words in one alphabet, and texts with a word in each, are fine.
 */
export function mixesAlphabets(text: string): boolean {
  // The micro sign becomes a Greek letter in the compatibility form, yet `250 µs` mixes nothing.
  const words = text
    .replaceAll("\u00B5", "")
    .normalize("NFKC")
    .split(/[^\p{L}\p{M}\p{N}]+/u);
  return words.some((word) => /\p{Script=Latin}/u.test(word) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word));
}

/**
 * What a name looks like: two names with one skeleton are too easily taken for each other to exist side by side.
 * Compatibility forms, capitals, accents, spaces, dashes and underscores make no difference, nor do Cyrillic and
 * Greek letters that look Latin. Source: the idea of Unicode TS 39, for the letters that matter here. Never shown.
 */
export function skeleton(name: string): string {
  const plain = name.normalize("NFKC").toLowerCase().normalize("NFKD").replaceAll(IGNORED, "");
  return Array.from(plain, (letter) => LOOK_ALIKES.get(letter) ?? letter).join("");
}

const IGNORED = /[\p{M}\p{Z}\p{Cc}\p{Pd}\p{Pc}\p{Default_Ignorable_Code_Point}]/gu;

// Small letters only, since capitals are made small before; where the capital alone looks Latin, the letter counts as that (в as b).
const LOOK_ALIKES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    a: "аαɑ",
    b: "вβ",
    c: "с",
    d: "ԁ",
    e: "еε",
    g: "ɡ",
    h: "нһ",
    i: "іιı",
    j: "ј",
    k: "кκ",
    l: "ӏ",
    m: "мμ",
    n: "η",
    o: "оοσς",
    p: "рρ",
    q: "ԛ",
    r: "г",
    s: "ѕ",
    t: "тτ",
    u: "υ",
    v: "ѵν",
    w: "ԝω",
    x: "хχ",
    y: "уүγ",
    z: "ζ",
  }).flatMap(([latin, letters]) => Array.from(letters, (letter) => [letter, latin] as const)),
);

/**
 * Whether a text is a version: one to four numbers, optionally with `v` before and with a pre-release and build as in
 * semantic versions: `v2.3.0`, `2.3.0-rc.1+build`, `2025.02.13`. At most 64 characters; nothing a shell could take for an option.
 */
export function isVersion(text: string): boolean {
  return text.length <= 64 && /^v?\d+(?:\.\d+){0,3}(?:-[\dA-Za-z-]+(?:\.[\dA-Za-z-]+)*)?(?:\+[\dA-Za-z-]+(?:\.[\dA-Za-z-]+)*)?$/.test(text);
}

/** Whether a text is the digest of an artifact as registries write it: `sha256:` and 64 small hexadecimal digits. */
export function isArtifactDigest(text: string): boolean {
  return /^sha256:[0-9a-f]{64}$/.test(text);
}

/**
 * Whether a text is an address that may become a link: http or https, written out, without a name or password in it.
 * Refuses what browsers read otherwise than people: white space, backslashes, controls and invisible characters.
 */
export function isSafeUrl(text: string): boolean {
  if (text.length > 2_048 || !text.isWellFormed()) return false;
  if (/[\s\\]/.test(text) || CONTROL.test(text) || BIDI.test(text) || INVISIBLE.test(text)) return false;
  const authority = /^https?:\/\/([^/?#]+)/i.exec(text)?.[1];
  return authority !== undefined && !authority.includes("@") && URL.canParse(text);
}

function findCharacter(text: string, pattern: RegExp, what: string): string | null {
  const found = pattern.exec(text)?.[0];
  if (found === undefined) return null;
  const code = (found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return `${what} (U+${code})`;
}

function refused(message: string): CleanText {
  return { ok: false, message };
}
