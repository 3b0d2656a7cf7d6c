import type { ReleaseDetails } from "./state";

/** How a link of a release is called that leads to the call in which its people talk. */
export const WAR_ROOM_LABEL = "War room";

/** Where the people of a release talk: its first link of that name, by https only; null without one. */
export function warRoomOf({ links }: Pick<ReleaseDetails, "links">): string | null {
  const named = links.find(({ label }) => label.trim().toLowerCase() === WAR_ROOM_LABEL.toLowerCase());
  return named?.url.startsWith("https://") ? named.url : null;
}
