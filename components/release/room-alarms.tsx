"use client";

import { RollBackBanner } from "@/components/cause/roll-back-banner";
import { HandoverBanner } from "@/components/handover/handover-banner";
import { RoomIncidents } from "@/components/incident/room-incidents";

/** What everybody on a release must see, each as a line across its room: what speaks for rolling back, open incidents, a role on its way. */
export function RoomAlarms() {
  return (
    <>
      <RollBackBanner />
      <RoomIncidents />
      <HandoverBanner />
    </>
  );
}
