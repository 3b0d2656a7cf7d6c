import { because, type Description, type EventOf, type Names } from "@/lib/domain/release/describe-words";

/** A role that was offered, taken over, or was not. */
export function describeHandover(event: EventOf<"handover.offered" | "handover.accepted" | "handover.ended">, names: Names): Description {
  const { role, from, to } = event.payload;
  const as = names.role(role);
  switch (event.type) {
    case "handover.offered":
      return { text: `asked ${to.name} to take over as ${as}${because(event.payload.words || null)}`, tone: "neutral" };
    case "handover.accepted":
      return { text: `took over as ${as} from ${from.name}`, tone: "brand" };
    case "handover.ended":
      return { text: endedText(event.payload, as), tone: "neutral" };
  }
}

function endedText({ from, to, how, reason }: EventOf<"handover.ended">["payload"], as: string): string {
  switch (how) {
    case "declined":
      return `declined to take over as ${as} from ${from.name}${because(reason)}`;
    case "withdrawn":
      return `no longer asks ${to.name} to take over as ${as}`;
    case "overtaken":
      return `ended the offer to ${to.name} to take over as ${as}${because(reason)}`;
  }
}
