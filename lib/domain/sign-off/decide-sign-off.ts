import type { CommandContext, Decision, ReleaseCommand } from "@/lib/domain/release/command";
import type { ReleaseState } from "@/lib/domain/release/state";
import { closePhase } from "./close-phase";
import { grantSignOff } from "./grant-sign-off";
import { invokeBreakGlass } from "./invoke-break-glass";
import { refuseSignOff, withdrawRefusal } from "./refuse-sign-off";
import { restartPhase } from "./restart-phase";
import { revokeSignOff } from "./revoke-sign-off";
import { sweepClock } from "./sweep-clock";

export type SignOffCommand = Extract<
  ReleaseCommand,
  {
    type:
      | "sign-off.grant"
      | "sign-off.refuse"
      | "sign-off.withdraw"
      | "sign-off.revoke"
      | "phase.close"
      | "phase.restart"
      | "clock.sweep"
      | "break-glass.invoke";
  }
>;

/**
 * Everything that gives, ends or resets a sign-off, and the deployer's closing of the phases that nobody signs. What follows
 * from it (a gate that passes, the next status) is the part of `consequences`.
 */
export function decideSignOff(state: ReleaseState, command: SignOffCommand, context: CommandContext): Decision {
  switch (command.type) {
    case "sign-off.grant":
      return grantSignOff(state, command, context);
    case "sign-off.refuse":
      return refuseSignOff(state, command, context);
    case "sign-off.withdraw":
      return withdrawRefusal(state, command, context);
    case "sign-off.revoke":
      return revokeSignOff(state, command, context);
    case "phase.close":
      return closePhase(state, command, context);
    case "phase.restart":
      return restartPhase(state, command, context);
    case "clock.sweep":
      return sweepClock(state, context);
    case "break-glass.invoke":
      return invokeBreakGlass(state, command, context);
  }
}
