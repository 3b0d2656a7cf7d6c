/** Address of the page of what a release's checklist asks for. Apart from `roomHref`, which the first sight of a room needs. */
export const scopeHref = (teamSlug: string, release: string): string => `/t/${teamSlug}/releases/${release}/checklist`;
