import { listed } from "@/lib/domain/access/who-can";
import { because, type Description, type EventOf } from "./describe-words";

type BriefingEvent = EventOf<"briefing.published" | "briefing.confirmed" | "briefing.confirmations-ended" | "briefing.reminded">;

/** What is published for support, who read it, and what ended that. */
export function describeBriefing(event: BriefingEvent): Description {
  switch (event.type) {
    case "briefing.published": {
      const { version, isMaterial, asked, content } = event.payload;
      const again = version === 1 ? "" : isMaterial ? ", which everybody confirms again" : ", without material changes";
      const who = `${asked.length} ${asked.length === 1 ? "person is" : "people are"} asked to read it`;
      return { text: `published version ${version} of the briefing${again}: ${content.headline} (${who})`, tone: "brand" };
    }
    case "briefing.confirmed":
      return { text: `has read version ${event.payload.version} of the briefing`, tone: "done" };
    case "briefing.confirmations-ended":
      return { text: `ended what was confirmed of the briefing by rolling back${because(event.payload.reason)}`, tone: "blocked" };
    case "briefing.reminded":
      return {
        text: `reminded ${listed(
          event.payload.people.map(({ name }) => name),
          "and",
        )} of the briefing`,
        tone: "neutral",
      };
  }
}
