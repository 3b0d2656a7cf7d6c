import type { AccessRole } from "@/lib/domain/access/roles";
import type { ClockInput } from "@/lib/domain/time/clock";

/** Cookie with the address of the team used last. */
export const LAST_TEAM_COOKIE = "tminus.team";

/** A release under way, as the frame lists it below the navigation; `now` is the server's time, for the first draw of its clock. */
export type InFlightRelease = ClockInput & {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly mark: "signoff" | "preparing" | "running" | "hold" | "rollback" | "deployed";
  /** What the mark means in words: "Awaiting sign-off". */
  readonly stateLabel: string;
};

/** A number beside an entry of the navigation. */
export type NavBadge = {
  readonly count: number;
  /** Violet where a name is needed, amber where something is late. */
  readonly tone: "signoff" | "blocked";
  /** What the number counts, for the accessible name: "3 need you". */
  readonly label: string;
};

/** What the frame around a team's pages needs: the team that they are about, and who is looking. */
export type WorkspaceInfo = {
  readonly team: { readonly id: string; readonly slug: string; readonly name: string };
  readonly role: AccessRole;
  /** All teams of the person, by name; the menu leads to the others. */
  readonly teams: readonly { readonly slug: string; readonly name: string }[];
  readonly user: {
    readonly id: string;
    readonly name: string;
    readonly initials: string;
    readonly email: string;
    readonly zone: string | null;
  };
  /** How the person can prove again who they are: what single sign-on is called, null where they do not use it. */
  readonly proof: { readonly hasPassword: boolean; readonly signOn: string | null };
  /** Server time of the page, for the first draw of clocks. */
  readonly now: string;
};
