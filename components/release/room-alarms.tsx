"use client";

import { RollBackBanner } from "@/components/cause/roll-back-banner";
import { RoomIncidents } from "@/components/incident/room-incidents";

/** What is wrong with a release, each as a line across its room: what speaks for rolling back, and its open incidents. */
export function RoomAlarms() {
  return (
    <>
      <RollBackBanner />
      <RoomIncidents />
    </>
  );
}
