import type { AccessRole } from "@/lib/domain/access/roles";
import type { GateRule } from "@/lib/domain/checklist/gate-rules";
import type { RecordedEvent } from "@/lib/domain/release/event";
import type { ReleaseState } from "@/lib/domain/release/state";

/** Everything the release room needs for its first paint; afterwards the stream keeps it up to date. */
export type RoomDto = {
  readonly state: ReleaseState;
  /** The latest 200 events, oldest first: the activity. */
  readonly events: readonly RecordedEvent[];
  /** What the newest version of the template says of the gates; null where there is none. */
  readonly rules: readonly GateRule[] | null;
  readonly access: AccessRole;
  readonly viewer: { readonly id: string; readonly name: string; readonly initials: string; readonly zone: string | null };
  readonly members: readonly { readonly id: string; readonly name: string; readonly initials: string; readonly role: AccessRole }[];
  /** Server time of this answer, for the clock. */
  readonly now: string;
  readonly build: string;
  readonly mode: "real" | "demo" | "test";
};
