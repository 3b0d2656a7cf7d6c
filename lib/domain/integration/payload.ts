import { z } from "zod";
import type { Instant } from "@/lib/domain/time/instant";

/** A short text of a system outside. Others than texts are refused, missing ones are empty. */
export const shortText = z
  .string()
  .max(500)
  .nullish()
  .transform((text) => text ?? "");

/** A time in any of the forms that these systems write, as an instant; `2026-11-26 19:00:00 UTC` too. */
export const timeText = z
  .string()
  .max(40)
  .transform((text, context): Instant => {
    const ms = Date.parse(text.replace(/^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.\d+)? (?:UTC|\+0000)$/, "$1T$2Z"));
    if (Number.isNaN(ms) || ms < FIRST_MS || ms > LAST_MS) {
      context.addIssue({ code: "custom", message: "This is not a time." });
      return z.NEVER;
    }
    return new Date(ms).toISOString();
  });

/** The year 1, which is how some say "not yet". */
const FIRST_MS = -62_135_596_800_000;
/** The year 2200. */
const LAST_MS = 7_258_118_400_000;

/** An address of a system outside, or nothing where it is none that may become a link. */
export const linkText = shortText.transform((text) => (/^https?:\/\//.test(text) && URL.canParse(text) ? text : ""));

/** `refs/tags/v2.3.0` and `v2.3.0@sha1:…` as people write them. */
export const versionOf = (ref: string): string => ref.replace(/^refs\/(tags|heads)\//, "").replace(/[@/]sha\d+:.*$/, "");
