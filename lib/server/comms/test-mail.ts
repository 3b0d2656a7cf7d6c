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
import { requireRelease } from "@/lib/server/release/data";
import { dueOf } from "./data";

type Params = { readonly release: string; readonly due: string };

/** Sends a due message as somebody has it on their screen to themselves, now and once. Nothing is written down: it told nobody anything. */
export async function sendTestMail(access: Access, { release, due: id }: Params, body: TestMailBody): Promise<TestMailDto> {
  const { state } = await requireRelease(access, release);
  const due = dueOf(state, id);
  const { userId, name, email } = access.viewer;
  if (!mailSettings())
    throw new Fault("wrong-state", "This installation has no mail server, so no test can be sent. Its operator sets one.");
  await countAttempt("test-mail", userId);
  const team = await db().team.findUniqueOrThrow({ where: { id: state.teamId }, select: { name: true, slug: true } });
  const { details } = state;
  const at = new Date();
  const letter: Letter = {
    message: {
      id: randomUUID(),
      kind: due.kind,
      slot: due.dueAt,
      subject: body.subject,
      ...withFigures(body.fields, state.readings ?? [], details.zone),
    },
    audiences: body.audiences,
    team: team.name,
    release: { id: state.id, service: details.service.name, version: details.toVersion, zone: details.zone },
    by: name,
    sentAt: at.toISOString(),
    url: new URL(`/t/${team.slug}/releases/${state.id}`, env().TMINUS_URL).href,
    isTest: true,
  };
  const to = { name, address: email };
  const outcome = await sendMail({ ...renderMail(letter), to, id: `test.${letter.message.id}`, thread: `test.${state.id}`, date: at });
  return { address: email, ...toldOf(outcome) };
}

function toldOf(outcome: Outcome): Omit<TestMailDto, "address"> {
  if (outcome.kind === "taken") return { outcome: "sent", reason: null };
  return { outcome: outcome.kind === "unknown" ? "uncertain" : "failed", reason: outcome.problem };
}
