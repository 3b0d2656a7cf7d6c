import type { DeployAnswer } from "@/lib/domain/sign-off/may-deploy";
import { findGate, mayDeploy } from "@/lib/domain/sign-off/may-deploy";
import { shallRollBack } from "@/lib/domain/sign-off/may-roll-back";
import { now } from "@/lib/server/platform/clock";
import { Fault } from "@/lib/server/platform/problem";
import type { Access } from "@/lib/server/platform/route";
import { contentDigest } from "./context";
import { requireRelease } from "./data";

type Asked = { readonly release: string; readonly gate: string };

/** "May I deploy?", judged on the rows as they are now (ADR 32). 404 for another team's release and for no gate of this one. */
export async function askGate(access: Access, { release, gate }: Asked): Promise<DeployAnswer> {
  const { state, members } = await requireRelease(access, release);
  const phase = findGate(state, gate);
  if (!phase) throw new Fault("not-found", "This release has no such gate.");
  return mayDeploy({ state, phase, now: now(), digestOf: contentDigest, members });
}

/** The same for callers that look at the status alone: 200 is a go and only a go. */
export async function askGateByStatus(access: Access, asked: Asked): Promise<Response> {
  const answer = await askGate(access, asked);
  return byStatus(answer.decision === "go", answer);
}

/** Flagger's rollback hook turns the meaning round: 200 makes it roll back, so anything in doubt is 403. */
export async function askRollbackByStatus(access: Access, release: string): Promise<Response> {
  const { state } = await requireRelease(access, release);
  const answer = shallRollBack(state);
  return byStatus(answer.rollBack, answer);
}

const byStatus = (isYes: boolean, answer: object): Response =>
  Response.json(answer, { status: isYes ? 200 : 403, headers: { "cache-control": "no-store" } });
