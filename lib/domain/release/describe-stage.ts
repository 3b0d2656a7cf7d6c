import { metricName } from "@/lib/domain/metrics/metric";
import { valueText } from "@/lib/domain/metrics/value-text";
import { because, type Description, type EventOf, type Names } from "./describe-words";

type StageEvent = EventOf<"reading.recorded" | "reading.missed" | "stage.decided" | "stage.dissented">;

/** What is measured and decided at the stages of a canary. */
export function describeStage(event: StageEvent, names: Names): Description {
  switch (event.type) {
    case "reading.recorded": {
      const { phase, side, value, unit, corrects, ...metric } = event.payload.reading;
      const what = corrects === null ? "read" : "corrected a reading:";
      return {
        text: `${what} ${metricName(metric)} of ${names.side(side)} at ${names.phase(phase)}: ${valueText(value, unit)}`,
        tone: "neutral",
      };
    }
    case "reading.missed": {
      const { phase, missed } = event.payload.miss;
      const [first] = missed;
      return { text: `could not measure at ${names.phase(phase)}${because(first?.why ?? null)}`, tone: "blocked" };
    }
    case "stage.decided": {
      const { phase, choice, reason } = event.payload.decision;
      const { words, tone } = CHOICES[choice];
      return { text: `${words} ${names.phase(phase)}${because(reason)}`, tone };
    }
    case "stage.dissented": {
      const { phase, role, reason } = event.payload.dissent;
      return { text: `disagrees about ${names.phase(phase)} as ${names.role(role)}${because(reason)}`, tone: "blocked" };
    }
  }
}

const CHOICES = {
  proceed: { words: "decided to proceed from", tone: "done" },
  pause: { words: "decided to pause at", tone: "blocked" },
  "roll-back": { words: "decided to roll back from", tone: "failed" },
} as const;
