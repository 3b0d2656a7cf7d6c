import type { AccessRole } from "./roles";

/** How a role stands alone in a list, and what it lets somebody do. Source: MISSION "People", RELIABILITY permission matrix. */
export const ROLE_WORDS: Record<AccessRole, { readonly label: string; readonly does: string }> = {
  viewer: { label: "Viewer", does: "Reads everything and confirms briefings." },
  member: { label: "Member", does: "Ticks, comments, and signs where a roster names them." },
  manager: { label: "Manager", does: "Also plans releases and looks after services and freezes." },
  admin: { label: "Admin", does: "Looks after people and settings. Neither ticks nor signs." },
};
