import type { CommandContext } from "@/lib/domain/release/command";
import type { ReleaseState } from "@/lib/domain/release/state";

/** A release in the middle of a change: as it was before the command, and as it is with the events so far. */
export type Change = { readonly before: ReleaseState; readonly state: ReleaseState; readonly context: CommandContext };
