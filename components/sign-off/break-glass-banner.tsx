"use client";

import { ShieldOff } from "lucide-react";
import { useTriple } from "@/components/release/room-time";
import { Banner } from "@/components/ui/banner";
import { useRoom } from "@/lib/client/use-room";
import { listed } from "@/lib/domain/access/who-can";
import type { ReleaseState } from "@/lib/domain/release/state";
import { unsettledGlasses } from "@/lib/domain/sign-off/break-glass";
import { phaseWord } from "@/lib/domain/sign-off/gate-words";

/** Every broken glass of a release, until its review and its post-mortem are settled. Source: SIGNOFF rule 25. */
export function BreakGlassBanner() {
  const { confirmed: state } = useRoom();
  const triple = useTriple();
  return unsettledGlasses(state).map((glass) => {
    const phase = state.phases.find((one) => one.key === glass.phase);
    if (!phase) return null;
    return (
      <Banner
        key={glass.id}
        tone="failed"
        icon={ShieldOff}
        title={`${glass.by.name} broke the glass of ${phaseWord(phase)}: ${glass.reason}`}
        meta={triple(glass.at)}
      >
        {owedOf(state, glass.at)}
      </Banner>
    );
  });
}

/** `The review and the post-mortem are open.` */
function owedOf({ obligations }: ReleaseState, at: string): string {
  const open = obligations.filter((one) => one.openedAt === at && !one.settled);
  const words = open.flatMap(({ rule }) => {
    if (rule === "break-glass-review") return ["the review"];
    return rule === "break-glass-post-mortem" ? ["the post-mortem"] : [];
  });
  const text = listed(words, "and");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)} ${words.length === 1 ? "is" : "are"} open.`;
}
