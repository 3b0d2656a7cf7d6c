import { mayApprove, maySend } from "@/lib/domain/comms/decide-message";
import { KIND_NAMES } from "@/lib/domain/comms/kind-names";
import { AUDIENCE_NAMES, standingMessages } from "@/lib/domain/comms/message";
import { scheduleOf } from "@/lib/domain/comms/schedule";
import type { CommandContext } from "@/lib/domain/release/command";
import type { ReleaseState } from "@/lib/domain/release/state";
import type { ReleaseNeed } from "./needs";

type MessageNeed = Pick<ReleaseNeed, "kind" | "title" | "detail" | "since" | "sinceWord"> & {
  readonly key: string;
  readonly message: string;
};

/**
 * Messages that wait for a person: what is due for the communications lead, what is late for the commander as well, and what
 * somebody proposed to customers for whoever else may approve it.
 */
export function messageNeeds(state: ReleaseState, context: CommandContext): MessageNeed[] {
  return [...dueNeeds(state, context), ...approvalNeeds(state, context)];
}

function dueNeeds(state: ReleaseState, context: CommandContext): MessageNeed[] {
  const leads = context.roles.includes("communications-lead");
  if (maySend(state, { audiences: ["engineering"] }, context)) return [];
  return scheduleOf(state, context.now).flatMap((due) => {
    if (due.dueAt === null || !(due.standing === "late" || (leads && due.standing === "due"))) return [];
    const title = `${KIND_NAMES[due.kind]} ${due.standing === "late" ? "overdue" : "due"}`;
    const detail = due.because ?? "Nobody has sent it yet.";
    const sinceWord = due.standing === "late" ? "overdue" : "due";
    return [{ key: `tell ${due.id}`, kind: "message", title, detail, since: due.dueAt, sinceWord, message: `due=${due.id}` }];
  });
}

function approvalNeeds(state: ReleaseState, context: CommandContext): MessageNeed[] {
  const proposed = standingMessages(state.messages).filter((row) => row.act === "proposed" && mayApprove(state, row, context) === null);
  return proposed.map((row) => ({
    key: `approve ${row.id}`,
    kind: "message",
    title: `Approve: ${KIND_NAMES[row.kind].toLowerCase()}`,
    detail: `${row.by.name} proposes it to ${row.audiences.map((one) => AUDIENCE_NAMES[one].toLowerCase()).join(", ")}.`,
    since: row.at,
    sinceWord: "waiting",
    message: `message=${row.id}`,
  }));
}
