"use client";

import { useEffect } from "react";
import { QueryProvider } from "@/lib/client/query-provider";
import { type Frame, useFrame } from "./use-frame";

type FrameFeedProps = { team: { readonly id: string; readonly slug: string; readonly name: string }; onFrame: (frame: Frame) => void };

/** Tells a room what its frame shows. Draws nothing, so that it can come after the room. */
export function FrameFeed(props: FrameFeedProps) {
  return (
    <QueryProvider>
      <Feed {...props} />
    </QueryProvider>
  );
}

function Feed({ team, onFrame }: FrameFeedProps) {
  const frame = useFrame({ team });
  // The external system is the frame around this component, which was there first.
  useEffect(() => onFrame(frame), [frame, onFrame]);
  return null;
}
