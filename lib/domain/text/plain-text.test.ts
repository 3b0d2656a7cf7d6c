import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanText, mixesAlphabets, skeleton } from "./plain-text";

const LINE = { max: 20, multiline: false };
const LINES = { max: 40, multiline: true };

describe("cleanText", () => {
  it.each<[string, typeof LINE, string]>([
    ["checkout-service", LINE, "checkout-service"],
    ["  spaces \n", LINE, "spaces"],
    ["", LINE, ""],
    ["Zoë Łukasz 東京 ⚠️", LINE, "Zoë Łukasz 東京 ⚠️"],
    ["🚀".repeat(20), LINE, "🚀".repeat(20)],
    ["Привет, мир", LINE, "Привет, мир"],
    ["one\n\ttwo\r\nthree\rfour\u2028five", LINES, "one\n\ttwo\nthree\nfour\nfive"],
    ["done 👩‍💻 👷🏽‍♀️ ❤️‍🔥", LINES, "done 👩‍💻 👷🏽‍♀️ ❤️‍🔥"],
  ])("takes %j", (input, rule, value) => {
    expect(cleanText(input, rule)).toEqual({ ok: true, value });
  });

  it.each<[string, string, typeof LINE, string]>([
    ["NUL", "a\u0000b", LINE, "U+0000"],
    ["NUL in a note", "a\u0000b", LINES, "U+0000"],
    ["NUL at the end", "ab\u0000", LINE, "U+0000"],
    ["an escape", "\u001b[31m", LINES, "U+001B"],
    ["a form feed", "a\fb", LINES, "U+000C"],
    ["a next line", "a\u0085b", LINES, "U+0085"],
    ["a tab in a name", "a\tb", LINE, "U+0009"],
    ["a line break in a name", "a\nb", LINE, "one line"],
    ["a line separator in a name", "a\u2028b", LINE, "one line"],
    ["a lone high surrogate", "a\ud83d", LINE, "Half of a character"],
    ["a lone low surrogate", "\ude80a", LINES, "Half of a character"],
    ["a right-to-left override", "a\u202eb", LINES, "U+202E"],
    ["an isolate", "a\u2066b", LINE, "U+2066"],
    ["an Arabic letter mark", "a\u061cb", LINE, "U+061C"],
    ["a zero-width space", "a\u200bb", LINE, "U+200B"],
    ["a byte order mark", "\ufeffab", LINES, "U+FEFF"],
    ["a soft hyphen", "a\u00adb", LINE, "U+00AD"],
    ["a word joiner", "a\u2060b", LINES, "U+2060"],
    ["a Hangul filler", "a\u3164b", LINE, "U+3164"],
    ["a tag", "a\u{e0041}b", LINE, "U+E0041"],
    ["a joiner between letters", "a\u200db", LINES, "U+200D"],
    ["a joiner between signs in a name", "👩\u200d💻", LINE, "U+200D"],
    ["a joiner after a sign only", "👩\u200db", LINES, "U+200D"],
    ["a text too long", "a".repeat(21), LINE, "21 characters long. Shorten it to 20"],
    ["signs too many", "🚀".repeat(21), LINE, "21 characters"],
  ])("refuses %s", (_, input, rule, part) => {
    const result = cleanText(input, rule);
    expect(result.ok ? result.value : result.message).toContain(part);
    expect(result.ok).toBe(false);
  });

  it("gives only texts that it takes again unchanged, safe to store", () => {
    const rules = fc.record({ max: fc.integer({ min: 0, max: 30 }), multiline: fc.boolean() });
    const nasty = fc.constantFrom(..."a \t\n\r\u0000\u0007\u0085\u00ad\u200b\u200d\u202e\u2028\ufeff\ud800👩💻\ufe0f".split(""), "👩", "é");
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: nasty })), rules, (input, rule) => {
        const result = cleanText(input, rule);
        if (!result.ok) return;
        expect(cleanText(result.value, rule)).toEqual(result);
        expect(Array.from(result.value).length).toBeLessThanOrEqual(rule.max);
        expect(result.value).not.toMatch(rule.multiline ? /[^\P{Cc}\t\n]/u : /\p{Cc}/u);
        expect(new TextDecoder().decode(new TextEncoder().encode(result.value))).toBe(result.value);
      }),
      { numRuns: 500 },
    );
  });
});

describe("skeleton", () => {
  it.each([
    ["checkout-service", "Checkout Service"],
    ["checkout-service", "checkout_service"],
    ["checkout-service", "checkout–service"],
    ["checkout-service", "сhесkоut-sеrviсе"],
    ["checkout-service", "ｃｈｅｃｋｏｕｔ-service"],
    ["checkout-service", "chéckoùt-service"],
    ["checkout-service", "check\u200bout-service"],
    ["checkout", "CHECKOUT"],
    ["BOX", "ΒΟΧ"],
    ["HEX", "НЕХ"],
    ["office", "oﬃce"],
    ["auth", "𝐚𝐮𝐭𝐡"],
    ["ivan", "ıvan"],
    ["Йод", "йод"],
  ])("%s looks like %s", (a, b) => {
    expect(skeleton(a)).toBe(skeleton(b));
  });

  it.each([
    ["checkout", "checkin"],
    ["api-1.1", "api-11"],
    ["auth", "auth2"],
    ["東京", "京東"],
    ["мир", "мор"],
  ])("%s does not look like %s", (a, b) => {
    expect(skeleton(a)).not.toBe(skeleton(b));
  });

  it("ignores case and separators, and changes nothing the second time", () => {
    const words = fc.array(fc.string({ unit: fc.constantFrom(..."abcxyz019абвгдежзнορνχé") }), { maxLength: 4 });
    fc.assert(
      fc.property(words, fc.constantFrom(" ", "-", "_", "\u00a0"), (parts, separator) => {
        const name = parts.join("");
        expect(skeleton(parts.join(separator))).toBe(skeleton(name));
        expect(skeleton(name.toUpperCase())).toBe(skeleton(name));
        expect(skeleton(skeleton(name))).toBe(skeleton(name));
      }),
    );
  });
});

describe("mixesAlphabets", () => {
  it.each([
    ["pаypal", true],
    ["Gοogle", true],
    ["checkout-sеrvice", true],
    ["paypal", false],
    ["Привет", false],
    ["Привет world", false],
    ["alpha-βήτα", false],
    ["東京 api", false],
    ["zoë2", false],
    ["250 \u00B5s", false],
  ])("%s: %s", (text, mixed) => {
    expect(mixesAlphabets(text)).toBe(mixed);
  });
});
