import type { Source } from "./comms";

/** Where a message is written, or stands, among the communications of a team. */
export function messageHref(
  slug: string,
  place: { readonly of: Source } & ({ readonly due: string } | { readonly message: string }),
): string {
  const { of } = place;
  const what: Record<string, string> = "due" in place ? { due: place.due } : { message: place.message };
  return `/t/${slug}/communications?${new URLSearchParams({ [of.kind]: of.id, ...what })}`;
}
