/** How somebody chose to be told of a kind: by mail as well, or in T-Minus only. */
export const NOTICE_CHANNELS = ["mail", "inbox"] as const;
export type NoticeChannel = (typeof NOTICE_CHANNELS)[number];

/** `near-t0`: within two hours of T-0, before and after. What is urgent waits neither for quiet hours nor for a digest. */
export type NoticeUrgency = "always" | "near-t0" | "never";

export type NoticeRule = {
  readonly name: string;
  /** What one is told, for the settings. */
  readonly about: string;
  readonly urgency: NoticeUrgency;
  /** Until the person chooses. */
  readonly channel: NoticeChannel;
};

/**
 * What people are told by name, the most urgent first. What is needed comes from the needs of the home page; a rollback, a break-glass,
 * the answer to a handover, receipts and what one is given to do beside them.
 */
export const NOTICES = {
  rollback: { name: "Rollback started", about: "On a release with you on its roster.", urgency: "always", channel: "mail" },
  "roll-back": {
    name: "Roll back?",
    about: "Something speaks for it, on a release that you can roll back.",
    urgency: "always",
    channel: "mail",
  },
  "break-glass": { name: "Break-glass", about: "A gate was opened without sign-offs.", urgency: "always", channel: "mail" },
  command: { name: "Command offered", about: "Somebody asks you to lead an incident.", urgency: "always", channel: "mail" },
  handover: {
    name: "Role to take over",
    about: "Somebody hands you what they do, or has not answered you.",
    urgency: "always",
    channel: "mail",
  },
  "handover-answer": { name: "Answer to a handover", about: "What became of a role that you offered.", urgency: "always", channel: "mail" },
  "sign-off": { name: "Sign-off awaited", about: "A gate needs your signature.", urgency: "near-t0", channel: "mail" },
  escalation: { name: "Sign-off overdue", about: "A gate has waited too long for others.", urgency: "always", channel: "mail" },
  resume: { name: "Agreement to resume", about: "A held release goes on when you agree.", urgency: "near-t0", channel: "mail" },
  approval: { name: "Message to approve", about: "Somebody proposes to tell customers.", urgency: "near-t0", channel: "mail" },
  briefing: { name: "Briefing to read", about: "You are asked to confirm it, or reminded.", urgency: "never", channel: "mail" },
  obligation: { name: "Obligation", about: "What a release still owes, and your role brings.", urgency: "never", channel: "mail" },
  "action-item": { name: "Action item", about: "Given to you after an incident, and when it is late.", urgency: "never", channel: "mail" },
  "post-mortem": { name: "Post-mortem due", about: "Of an incident that you commanded.", urgency: "never", channel: "mail" },
  receipt: { name: "Receipt", about: "What you signed, refused or withdrew, with the checkpoint.", urgency: "never", channel: "mail" },
  "message-due": { name: "Message due", about: "Stakeholders wait for your word.", urgency: "near-t0", channel: "inbox" },
  overdue: { name: "Items overdue", about: "Required items of yours are late.", urgency: "never", channel: "inbox" },
  stuck: { name: "Item blocked or failed", about: "On a release that you answer for.", urgency: "never", channel: "inbox" },
} as const satisfies Record<string, NoticeRule>;
export type NoticeKind = keyof typeof NOTICES;

export const NOTICE_KINDS = Object.keys(NOTICES) as readonly NoticeKind[];

/** What an inbox shows. The rest needs the person and is on their list of needs while it does. */
export const INBOX_KINDS = ["receipt", "rollback", "break-glass", "escalation", "handover-answer"] as const satisfies readonly NoticeKind[];
