import { randomUUID } from "node:crypto";
import type { TestMailBody, TestMailDto } from "@/lib/contracts/message";
import type { Outcome } from "@/lib/domain/comms/delivery";
import { withFigures } from "@/lib/domain/comms/figures";
import type { Letter } from "@/lib/domain/comms/letter";
import { renderMail } from "@/lib/domain/comms/render-mail";
import { db } from "@/lib/server/platform/db";
import { env } from "@/lib/server/platform/env";
import { mailSettings, sendMail } from "@/lib/server/platform/mail";
import { Fault } from "@/lib/server/platform/problem";
import type { Access } from "@/lib/server/platform/route";
import { countAttempt } from "@/lib/server/platform/throttle";
import { requireDue, requireSource } from "./source";
import { pathOf, type SourceId } from "./source-id";

type Of = { readonly source: SourceId; readonly due: string };

/** Sends a due message as somebody has it on their screen to themselves, now and once. Nothing is written down: it told nobody anything. */
export async function sendTestMail(access: Access, of: Of, body: TestMailBody): Promise<TestMailDto> {
  const told = await requireSource(access, of.source);
  const due = requireDue(told, of.due);
  const { id: source, teamId, about, telling } = told;
  const { userId, name, email } = access.viewer;
  if (!mailSettings())
    throw new Fault("wrong-state", "This installation has no mail server, so no test can be sent. Its operator sets one.");
  await countAttempt("test-mail", userId);
  const team = await db().team.findUniqueOrThrow({ where: { id: teamId }, select: { name: true, slug: true } });
  const at = new Date();
  const letter: Letter = {
    message: {
      id: randomUUID(),
      kind: due.kind,
      slot: due.dueAt,
      subject: body.subject,
      ...withFigures(body.fields, telling.readings, telling.zone),
    },
    audiences: body.audiences,
    team: team.name,
    about,
    by: name,
    sentAt: at.toISOString(),
    url: new URL(`/t/${team.slug}${pathOf(source)}`, env().TMINUS_URL).href,
    isTest: true,
  };
  const to = { name, address: email };
  const outcome = await sendMail({ ...renderMail(letter), to, id: `test.${letter.message.id}`, thread: `test.${source.id}`, date: at });
  return { address: email, ...toldOf(outcome) };
}

function toldOf(outcome: Outcome): Omit<TestMailDto, "address"> {
  if (outcome.kind === "taken") return { outcome: "sent", reason: null };
  return { outcome: outcome.kind === "unknown" ? "uncertain" : "failed", reason: outcome.problem };
}
