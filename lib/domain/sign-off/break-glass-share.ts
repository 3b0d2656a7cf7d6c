/** Releases that were planned within so many days are counted. */
export const SHARE_DAYS = 90;
/** More of them than this, and breaking the glass has become a habit. In percent. Source: SIGNOFF rule 27. */
export const FLAGGED_ABOVE_PERCENT = 10;

/** How often the glass is broken: on how many of how many releases, in whole percent, and whether that is too often. */
export type BreakGlassShare = {
  readonly broken: number;
  readonly releases: number;
  readonly percent: number;
  readonly isFlagged: boolean;
};

/** The share of releases on which the glass was broken at least once. Rounding decides nothing. Source: SIGNOFF rule 27. */
export function breakGlassShare({ broken, releases }: Pick<BreakGlassShare, "broken" | "releases">): BreakGlassShare {
  const percent = releases === 0 ? 0 : Math.round((broken * 100) / releases);
  return { broken, releases, percent, isFlagged: broken * 100 > releases * FLAGGED_ABOVE_PERCENT };
}

/** The share as a sentence, with what is wrong with it. */
export function shareText({ broken, releases, percent, isFlagged }: BreakGlassShare): string {
  const said = `The glass was broken on ${broken} of ${releases} ${releases === 1 ? "release" : "releases"} of the last ${SHARE_DAYS} days (${percent} %).`;
  if (!isFlagged) return said;
  return `${said} That is more than ${FLAGGED_ABOVE_PERCENT} %: look at who is missing, or at what the gates ask for.`;
}
