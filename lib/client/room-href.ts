/** Address of a release's room, at an item or a phase where one is named. */
export function roomHref(
  teamSlug: string,
  release: string,
  place: { readonly phase?: string | null; readonly item?: string | null } = {},
): string {
  const hash = place.item ? `#item-${place.item}` : place.phase ? `#phase-${place.phase}` : "";
  return `/t/${teamSlug}/releases/${release}${hash}`;
}

/** Address of the page of a release's briefing. */
export const briefingHref = (teamSlug: string, release: string): string => `/t/${teamSlug}/releases/${release}/briefing`;

/** Address of the page of communications, at a due message or at one that was sent. */
export function communicationsHref(
  teamSlug: string,
  release: string,
  place: { readonly due: string } | { readonly message: string } | null,
): string {
  const search = place ? new URLSearchParams({ release, ...place }) : "";
  return `/t/${teamSlug}/communications${search ? `?${search}` : ""}`;
}
