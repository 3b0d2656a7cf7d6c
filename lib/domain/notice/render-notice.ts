import { type MailPart, type RenderedMail, renderPage } from "@/lib/domain/comms/mail-page";
import type { Instant } from "@/lib/domain/time/instant";
import { aboutOf, momentText, type NoticeWords } from "./notice-words";

/** A notice in a mail: what it says, since when, and how often the person was told before. */
export type ToldNotice = { readonly words: NoticeWords; readonly at: Instant; readonly repeat: number };

export type NoticeLetter = {
  /** At least one; several where they waited. */
  readonly notices: readonly ToldNotice[];
  readonly team: string;
  /** Address of the team's pages, without a slash at its end. */
  readonly teamUrl: string;
};

/** A file that comes with a receipt. */
export type NoticeFile = { readonly name: string; readonly text: string };

/** What a person is told, as one mail: the same words as plain text and as HTML. */
export function renderNotices({ notices, team, teamUrl }: NoticeLetter): RenderedMail {
  const many = notices.length > 1;
  return renderPage({
    subject: many ? `${notices.length} notices of ${team}` : subjectOf(notices[0]),
    parts: notices.map((one) => partOf(one, teamUrl)),
    foot: many ? `What waited for you in ${team}, with T-Minus.` : `Sent to you as a member of ${team}, with T-Minus.`,
    footUrl: `${teamUrl}/members#notices`,
  });
}

/** The signed checkpoints of receipts, to be kept. */
export function filesOf(notices: readonly ToldNotice[]): NoticeFile[] {
  return notices.flatMap(({ words: { checkpoint } }, index) => {
    if (!checkpoint) return [];
    const name = notices.length > 1 ? `checkpoint-${index + 1}.json` : "checkpoint.json";
    return [{ name, text: `${checkpoint}\n` }];
  });
}

function subjectOf(notice: ToldNotice | undefined): string {
  if (!notice) return "";
  return `${titleOf(notice, notice.words.title)}: ${aboutOf(notice.words).name}`;
}

const titleOf = ({ repeat }: ToldNotice, title: string): string => (repeat > 0 ? `Still waiting: ${title}` : title);

function partOf(notice: ToldNotice, teamUrl: string): MailPart {
  const { title, detail, facts, place, checkpoint } = notice.words;
  const about = aboutOf(notice.words);
  const kept = checkpoint ? [{ label: "Checkpoint", text: checkpoint, isCode: true }] : [];
  return {
    title: titleOf(notice, title),
    head: `${about.name} · ${momentText(notice.at, about.zone)}`,
    lead: detail,
    fields: [...facts, ...kept],
    url: `${teamUrl}${place}`,
  };
}
