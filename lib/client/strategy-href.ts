/** Address of the page on a release's strategy. Apart from `roomHref`, which the first sight of a room needs. */
export const strategyHref = (teamSlug: string, release: string): string => `/t/${teamSlug}/releases/${release}/strategy`;
