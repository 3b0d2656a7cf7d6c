import type * as z from "zod/mini";
import type { RoomDto } from "@/lib/contracts/room";
import type { ReleaseCommand } from "@/lib/domain/release/command";
import { ApiError, api } from "./api";

export type CommandResult = z.infer<typeof import("./parsers")["commandResult"]>;

/** Loads a room anew. Throws ApiError. */
export function fetchRoom(release: string): Promise<RoomDto> {
  return api(`/api/v1/releases/${release}`, { schema: (parsers) => parsers.roomAnswer });
}

/** For somebody who is no longer in the team there is no such release: what their page still shows is none of theirs. */
export function leaveIfGone(error: unknown): null {
  if (error instanceof ApiError && error.code === "not-found") location.reload();
  return null;
}

/** Sends one command of a release to its route. With the same key a repetition has one effect. Throws ApiError. */
export function sendCommand(release: string, command: ReleaseCommand, idempotencyKey: string): Promise<CommandResult> {
  const { method, path, body } = requestOf(command);
  return api(`/api/v1/releases/${release}/${path}`, { method, body, idempotencyKey, schema: (parsers) => parsers.commandResult });
}

type CommandRequest = { method: "POST" | "PUT" | "PATCH" | "DELETE"; path: string; body: object };

/** The route of each command. One table: the browser knows no other way to change a release. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one line per command; the switch is the table, and is checked to be complete
export function requestOf(command: ReleaseCommand): CommandRequest {
  switch (command.type) {
    case "item.set": {
      const { type: _, item, ...body } = command;
      return { method: "PUT", path: `items/${item}/status`, body };
    }
    case "item.report": {
      const { type: _, item, ...body } = command;
      return { method: "POST", path: `items/${item}/reports`, body };
    }
    case "checklist.retailor":
      return { method: "PUT", path: "profile", body: rest(command) };
    case "item.take-out": {
      const { type: _, item, ...body } = command;
      return { method: "POST", path: `items/${item}/removal`, body };
    }
    case "item.put-back": {
      const { type: _, item, ...body } = command;
      return { method: "POST", path: `items/${item}/return`, body };
    }
    case "item.add":
      return { method: "POST", path: "items", body: rest(command) };
    case "items.reorder": {
      const { type: _, phase, ...body } = command;
      return { method: "PUT", path: `phases/${phase}/order`, body };
    }
    case "item.assign":
      return { method: "PUT", path: `items/${command.item}/assignee`, body: { assignee: command.assignee?.id ?? null } };
    case "item.note":
      return { method: "POST", path: `items/${command.item}/notes`, body: { text: command.text } };
    case "item.add-evidence":
      return { method: "POST", path: `items/${command.item}/evidence`, body: { url: command.url, label: command.label } };
    case "item.remove-evidence":
      return { method: "DELETE", path: `items/${command.item}/evidence/${command.evidence}`, body: {} };
    case "comment.add":
      return { method: "POST", path: "comments", body: rest(command) };
    case "flag.raise":
      return { method: "POST", path: "flags", body: rest(command) };
    case "phase.close": {
      const { type: _, phase, ...body } = command;
      return { method: "POST", path: `phases/${phase}/closing`, body };
    }
    case "phase.restart":
      return { method: "POST", path: `phases/${command.phase}/restart`, body: { reason: command.reason } };
    case "gate.apply-rule":
      return { method: "PUT", path: `phases/${command.phase}/rule`, body: { requirements: command.requirements } };
    case "sign-off.grant": {
      const { type: _, phase, ...body } = command;
      return { method: "POST", path: `phases/${phase}/sign-offs`, body };
    }
    case "sign-off.refuse": {
      const { type: _, phase, ...body } = command;
      return { method: "POST", path: `phases/${phase}/refusals`, body };
    }
    case "sign-off.withdraw":
      return { method: "POST", path: `sign-offs/${command.signOff}/withdrawal`, body: {} };
    case "sign-off.revoke":
      return { method: "POST", path: `sign-offs/${command.signOff}/revocation`, body: { reason: command.reason } };
    case "reading.record":
      return { method: "POST", path: "readings", body: rest(command) };
    case "stage.decide": {
      const { type: _, phase, ...body } = command;
      return { method: "POST", path: `phases/${phase}/decision`, body };
    }
    case "stage.dissent":
      return { method: "POST", path: `phases/${command.phase}/dissent`, body: { reason: command.reason } };
    case "briefing.publish":
      return {
        method: "POST",
        path: "briefing/versions",
        body: { ...rest(command), asked: command.asked.map(({ id }) => id) },
      };
    case "briefing.confirm":
      return { method: "POST", path: "briefing/confirmations", body: { version: command.version } };
    case "briefing.remind":
      return { method: "POST", path: "briefing/reminders", body: {} };
    case "message.send":
      return { method: "POST", path: "messages", body: rest(command) };
    case "message.approve": {
      const { type: _, message, ...body } = command;
      return { method: "POST", path: `messages/${message}/approval`, body };
    }
    case "message.cancel":
      return { method: "POST", path: `messages/${command.message}/cancellation`, body: { reason: command.reason } };
    case "release.plan":
      return { method: "POST", path: "plan", body: {} };
    case "release.edit":
      return { method: "PATCH", path: "details", body: rest(command) };
    case "release.move":
      return { method: "PUT", path: "window", body: rest(command) };
    case "roster.change":
      return {
        method: "PUT",
        path: "roster",
        body: { expectedSeq: command.expectedSeq, roster: command.roster.map(({ role, person }) => ({ role, userId: person.id })) },
      };
    case "deployment.start":
      return { method: "POST", path: "deployment", body: {} };
    case "release.hold":
      return { method: "POST", path: "hold", body: { reason: command.reason } };
    case "release.resume":
      return { method: "POST", path: "resumption", body: { role: command.role } };
    case "release.cancel":
      return { method: "POST", path: "cancellation", body: { reason: command.reason } };
    case "rollback.start":
      return { method: "POST", path: "rollback", body: rest(command) };
    case "rollback.set-step":
      return { method: "PUT", path: "rollback/steps", body: rest(command) };
    case "rollback.change-method":
      return { method: "PUT", path: "rollback/method", body: rest(command) };
    case "cause.see":
      return { method: "POST", path: "causes", body: rest(command) };
    case "cause.clear":
      return { method: "POST", path: `causes/${command.cause}/clearing`, body: command.reason ? { reason: command.reason } : {} };
    case "handover.offer":
      return { method: "POST", path: "handovers", body: { ...rest(command), to: command.to.id } };
    case "handover.accept":
      return { method: "POST", path: `handovers/${command.handover}/takeover`, body: { digest: command.digest, seq: command.seq } };
    case "handover.decline":
      return { method: "POST", path: `handovers/${command.handover}/refusal`, body: { reason: command.reason } };
    case "handover.withdraw":
      return { method: "POST", path: `handovers/${command.handover}/withdrawal`, body: {} };
    case "obligation.settle":
      return {
        method: "POST",
        path: `obligations/${command.obligation}/settlement`,
        body: { note: command.note, verdict: command.verdict },
      };
    case "obligation.change": {
      const { type: _, obligation, ...body } = command;
      return { method: "PATCH", path: `obligations/${obligation}`, body };
    }
    case "break-glass.invoke":
      return { method: "POST", path: `phases/${command.phase}/break-glass`, body: { reason: command.reason } };
    case "report.write": {
      const { type: _, section, ...body } = command;
      return { method: "PUT", path: `report/words/${section}`, body };
    }
    case "reading.miss":
    case "notes.publish":
    case "message.leave":
    case "clock.sweep":
    case "incident.link":
    case "cause.report":
      throw new Error("Only the server does this.");
  }
}

function rest<T extends { type: string }>({ type: _, ...body }: T): Omit<T, "type"> {
  return body;
}
