"use client";

import { part, useArrived } from "@/components/ui/part";
import { useRoomPart } from "@/lib/client/use-room";

const obligations = part(() => import("./obligations"));

/** Frame and head; then each row with two lines below its title, and the gaps. */
const HEAD_PX = 48;
const ROW_PX = 64;

/** What the release owes. Its height is kept while its code comes, so that nothing below it moves; nothing where nothing is owed. */
export function ObligationsPlace() {
  const found = useArrived(obligations);
  const open = useRoomPart((view) => view.confirmed.obligations.filter((one) => one.settled === null).length);
  if (open === 0) return null;
  return found ? <found.Obligations /> : <div style={{ height: HEAD_PX + open * ROW_PX }} className="shrink-0 border-border border-b" />;
}
