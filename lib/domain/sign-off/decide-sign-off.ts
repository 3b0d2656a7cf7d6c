import { type CommandContext, type Decision, done, type ReleaseCommand, refuse } from "@/lib/domain/release/command";
import type { ReleaseState } from "@/lib/domain/release/state";

export type SignOffCommand = Extract<
  ReleaseCommand,
  {
    type: "sign-off.grant" | "sign-off.refuse" | "sign-off.withdraw" | "sign-off.revoke" | "phase.close" | "phase.restart" | "clock.sweep";
  }
>;

/** Everything that gives, ends or resets a sign-off, and the deployer's closing of the phases that nobody signs. */
export function decideSignOff(state: ReleaseState, command: SignOffCommand, context: CommandContext): Decision {
  if (command.type === "clock.sweep") return done();
  if (command.type !== "phase.close") return refuse("wrong-state", "This gate cannot be signed now.");
  const phase = state.phases.find((one) => one.key === command.phase);
  if (!phase) return refuse("not-found", "This release has no such phase.");
  if (!context.permissions.has("phase.close")) return refuse("not-permitted", "Only the deployer can close a phase.");
  const open = state.items.filter((item) => item.phase === phase.key && item.required && item.status === "todo");
  if (open.length > 0) return refuse("gate-closed", "Required items of this phase are open.");
  const { id, name, initials } = context.actor;
  const closing = { at: context.now, by: { id, name, initials }, how: "act", reason: command.reason ?? null } as const;
  return done({ type: "phase.closed", payload: { phase: phase.key, closing } });
}
