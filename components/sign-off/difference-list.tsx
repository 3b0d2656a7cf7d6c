"use client";

import { useRoomZone } from "@/components/release/room-time";
import type { Difference } from "@/lib/domain/sign-off/describe-difference";
import { readableInstants } from "@/lib/domain/time/readable-instants";

/** What changed in a gate: what it is, what it was, what it is now. */
export function DifferenceList({ differences }: { differences: readonly Difference[] }) {
  const zone = useRoomZone();
  const read = (text: string) => readableInstants(text, zone) || "nothing";
  return (
    <ul className="mt-1 max-h-48 space-y-1.5 overflow-y-auto text-xs">
      {differences.map(({ what, before, after }) => (
        <li key={`${what}-${before}-${after}`}>
          <span className="block font-medium text-foreground">{what}</span>
          <span className="block text-muted-foreground wrap-anywhere">
            <s className="decoration-subtle-foreground">{read(before)}</s> <span className="sr-only">became </span>
            <span className="text-foreground">{read(after)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
