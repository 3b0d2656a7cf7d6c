import { api } from "./api";

/** Notes that the person has seen what they were told. Not worth a word where it fails: it stays unread. */
export function markInboxRead(team: string): Promise<void> {
  return api(`/api/v1/teams/${team}/inbox/reading`, { method: "POST" }).catch(() => undefined);
}
