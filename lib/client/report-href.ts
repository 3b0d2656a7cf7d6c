/** Address of the page of a release's report. Apart from `roomHref`, which the first sight of a room needs. */
export const reportHref = (teamSlug: string, release: string): string => `/t/${teamSlug}/releases/${release}/report`;
