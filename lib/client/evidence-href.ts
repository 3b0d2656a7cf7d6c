/** Address of the page of a release's evidence. Apart from `roomHref`, which the first sight of a room needs. */
export const evidenceHref = (teamSlug: string, release: string): string => `/t/${teamSlug}/releases/${release}/evidence`;

/** Where a program reads the same. */
export const evidencePackPath = (release: string): string => `/api/v1/releases/${release}/evidence-pack`;
