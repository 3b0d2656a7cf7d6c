/** Address of the page of a release's configuration. Apart from `roomHref`, which the first sight of a room needs. */
export const configurationHref = (teamSlug: string, release: string): string => `/t/${teamSlug}/releases/${release}/configuration`;
