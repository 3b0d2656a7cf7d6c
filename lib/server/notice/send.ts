import type { Outcome } from "@/lib/domain/comms/delivery";
import { mailAddressProblem } from "@/lib/domain/comms/destination";
import { aboutOf } from "@/lib/domain/notice/notice-words";
import { filesOf, renderNotices, type ToldNotice } from "@/lib/domain/notice/render-notice";
import { env } from "@/lib/server/platform/env";
import { sendMail } from "@/lib/server/platform/mail";

/** A mail whose attempt is written down, with what it says. */
export type ClaimedMail = {
  id: string;
  attempts: number;
  leaveAt: Date;
  /** Of the person */
  name: string;
  email: string;
  team: string;
  slug: string;
  /** Null where all were over in this very moment */
  notices: ToldNotice[] | null;
};

/** Makes one attempt. Throws only before anything leaves. */
export async function send({ id, leaveAt, name, email, team, slug, notices }: ClaimedMail): Promise<Outcome> {
  const [first] = notices ?? [];
  if (!notices || !first) return { kind: "refused", problem: "It was done before the mail left." };
  const problem = mailAddressProblem(email);
  if (problem) return { kind: "refused", problem };
  const told = notices.map((one) => ({ ...one, at: new Date(one.at).toISOString() }));
  return sendMail({
    ...renderNotices({ notices: told, team, teamUrl: new URL(`/t/${slug}`, env().TMINUS_URL).href }),
    files: filesOf(told),
    to: { name, address: email },
    id: `notice.${id}`,
    thread: notices.length === 1 ? threadOf(first) : `notices.${slug}`,
    date: leaveAt,
  });
}

function threadOf({ words }: ToldNotice): string {
  const { kind, id } = aboutOf(words);
  return `${kind}.${id}`;
}
