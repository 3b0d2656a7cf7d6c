import type { TeamEvent } from "./team-event";

/** What somebody did to a destination of the team's messages. */
export function destinationText({ type, payload }: Extract<TeamEvent, { type: `destination.${string}` }>): string {
  switch (type) {
    case "destination.created":
      return `added ${payload.destination.name}${at(payload.destination.address)} to whom the team tells`;
    case "destination.changed":
      return payload.changes.address === undefined
        ? `changed what ${payload.name} is told`
        : `changed where ${payload.name} is told, to ${payload.changes.address}`;
    case "destination.removed":
      return `removed ${payload.name} from whom the team tells`;
    case "destination.secret-renewed":
      return `made a new secret for ${payload.name}; the former one ${payload.formerEnds === "at-once" ? "ended at once" : "ends after a day"}`;
  }
}

const at = (address: string): string => (address === "" ? "" : ` (${address})`);
