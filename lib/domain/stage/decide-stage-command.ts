import type { CommandContext, Decision, ReleaseCommand } from "@/lib/domain/release/command";
import type { ReleaseState } from "@/lib/domain/release/state";
import { decideStage, dissent } from "./decide-stage";
import { recordMiss } from "./record-miss";
import { recordReading } from "./record-reading";

export type StageCommand = Extract<ReleaseCommand, { type: "reading.record" | "reading.miss" | "stage.decide" | "stage.dissent" }>;

/** What is measured and decided at the stages of a release. */
export function decideStageCommand(state: ReleaseState, command: StageCommand, context: CommandContext): Decision {
  switch (command.type) {
    case "reading.record":
      return recordReading(state, command, context);
    case "reading.miss":
      return recordMiss(state, command, context);
    case "stage.decide":
      return decideStage(state, command, context);
    case "stage.dissent":
      return dissent(state, command, context);
  }
}
