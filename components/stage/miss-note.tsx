"use client";

import { CloudOff } from "lucide-react";
import { useMemo } from "react";
import { useTriple } from "@/components/release/room-time";
import { useRoom } from "@/lib/client/use-room";
import { outagesOf } from "@/lib/domain/metrics/source-outage";
import type { PhaseState } from "@/lib/domain/release/state";
import { missesOf } from "@/lib/domain/stage/stage-verdict";

/** Says which source does not answer, since when, and that what people type counts. Nothing while all do. */
export function MissNote({ phase }: { phase: PhaseState }) {
  const { confirmed } = useRoom();
  const triple = useTriple();
  const outages = useMemo(() => outagesOf(missesOf(confirmed, phase), confirmed.readings ?? []), [confirmed, phase]);
  return outages.map(({ source, since, why }) => (
    <p
      key={source.id}
      role="status"
      className="flex items-start gap-2 border-border border-b bg-blocked-bg px-4 py-2 text-blocked-fg text-xs"
    >
      <CloudOff className="mt-px size-3.5 shrink-0" aria-hidden="true" />
      <span>
        <span className="font-medium">
          Prometheus of {source.name} has not answered since {triple(since)}.
        </span>{" "}
        {why} Record what you read; it counts like what is measured.
      </span>
    </p>
  ));
}
