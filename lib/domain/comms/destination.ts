/** How a message can reach somebody. */
export const CHANNELS = ["email", "slack", "teams", "webhook", "inbox"] as const;
export type Channel = (typeof CHANNELS)[number];

export const CHANNEL_NAMES: Record<Channel, string> = {
  email: "Email",
  slack: "Slack",
  teams: "Microsoft Teams",
  webhook: "Webhook",
  inbox: "Inbox",
};

/**
 * Why a text cannot stand in the header of a mail as an address; null where it can. Stricter than the standard: one plain address, since
 * a line break adds headers, and a comma or brackets add recipients.
 */
export function mailAddressProblem(text: string): string | null {
  if (/[\r\n]/.test(text)) return "An address has one line. Type it again instead of pasting.";
  if (/[,;<>()[\]"\\:]/.test(text)) return "Give one address, without a name or brackets, such as name@example.com.";
  if (text.length > 254) return "This address is too long.";
  if (/^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i.test(text)) return null;
  return "This is not an email address. Write it as name@example.com.";
}
