import { z } from "zod";
import { cleanText, isArtifactDigest, isSafeUrl, isVersion, mixesAlphabets, type TextRule } from "@/lib/domain/text/plain-text";
import { isInstant } from "@/lib/domain/time/instant";
import { isZone } from "@/lib/domain/time/zone";

/**
 * Texts on the wire. All are strings and stay strings: nothing is coerced. What is refused is told with what to do about it.
 * Names and notes arrive trimmed, as `cleanText` gives them.
 */

/** A name or title on one line, 1 to `max` characters. Refuses words that mix alphabets, since they pass for other words. */
export function nameText(max: number) {
  return cleaned({ max, multiline: false }, (text) => findEmpty(text) ?? findMixed(text));
}

/** As `nameText`, but may be empty. */
export function lineText(max: number) {
  return cleaned({ max, multiline: false }, findMixed);
}

/** A text of several lines, 0 to `max` characters. */
export function noteText(max: number) {
  return cleaned({ max, multiline: true }, () => null);
}

/** As `noteText`, but not empty: reasons, comments. */
export function reasonText(max: number) {
  return cleaned({ max, multiline: true }, findEmpty);
}

/** A version such as `v2.3.0` or `2.3.0-rc.1+build`. */
export const versionText = z.string().refine(isVersion, "This is not a version. Write it as v2.3.0 or 2.3.0-rc.1.");

/** The digest of an artifact. */
export const digestText = z
  .string()
  .refine(isArtifactDigest, "This is not an artifact digest. Paste it as sha256: and 64 small hexadecimal digits.");

/** An address that may become a link. */
export const httpUrl = z
  .string()
  .refine(
    isSafeUrl,
    "This address cannot be linked. Use a complete one that begins with https:// or http:// and holds no name or password.",
  );

/** An IANA time zone. */
export const zoneText = z.string().refine(isZone, "This is not a time zone. Choose one such as Europe/London.");

/** A UTC instant with milliseconds, exactly as T-Minus writes it, from the year 2000 to 2200. */
export const instantText = z
  .string()
  .refine(isInstant, "This is not an instant. Send it in UTC with milliseconds, such as 2025-02-13T19:00:00.000Z.");

/** A string replaced by its clean form, or refused with one message: `findWrong` is asked about the clean form only. */
function cleaned(rule: TextRule, findWrong: (text: string) => string | null) {
  return z.string().check((payload) => {
    const result = cleanText(payload.value, rule);
    const message = result.ok ? findWrong(result.value) : result.message;
    if (message !== null) payload.issues.push({ code: "custom", message, input: payload.value });
    else if (result.ok) payload.value = result.value;
  });
}

function findEmpty(text: string): string | null {
  return text === "" ? "Write something here." : null;
}

function findMixed(text: string): string | null {
  return mixesAlphabets(text) ? "One word mixes letters of two alphabets that look alike. Type it in one." : null;
}
