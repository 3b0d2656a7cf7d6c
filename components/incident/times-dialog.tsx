"use client";

import { useState } from "react";
import { WallTimeField } from "@/components/calendar/wall-time-field";
import { EMPTY_WALL, readWall, typeWall, type WallInput } from "@/lib/client/wall-time";
import type { IncidentTimes } from "@/lib/domain/incident/event";
import type { Instant } from "@/lib/domain/time/instant";
import { IncidentDialog } from "./incident-dialog";
import { useIncident } from "./use-incident";

const FIELDS = [
  ["occurredAt", "It began"],
  ["detectedAt", "It was noticed"],
  ["mitigatedAt", "It stopped hurting"],
] as const;
type TimeField = (typeof FIELDS)[number][0];

/** Records when an incident began, was noticed, and stopped hurting. What is left empty stays unknown. */
export function TimesDialog({ onClose }: { onClose: () => void }) {
  const { incident, zone } = useIncident();
  const [seen] = useState<IncidentTimes>({
    occurredAt: incident.occurredAt,
    detectedAt: incident.detectedAt,
    mitigatedAt: incident.mitigatedAt,
  });
  const [walls, setWalls] = useState(() => Object.fromEntries(FIELDS.map(([field]) => [field, wallOf(seen[field], zone)])) as Walls);
  const times = readAll(walls, seen, zone);
  return (
    <IncidentDialog
      title="Record times"
      description="How long it took is told by these. What nobody knows yet stays empty."
      submit="Save"
      done="Times saved"
      request={times === null ? null : { method: "PUT", path: "times", body: { times, seen } }}
      paths={FIELDS.map(([field]) => `times.${field}`)}
      onClose={onClose}
    >
      {({ problemAt }) =>
        FIELDS.map(([field, label]) => (
          <WallTimeField
            key={field}
            isOptional
            label={label}
            value={walls[field]}
            onChange={(wall) => setWalls({ ...walls, [field]: wall })}
            zone={zone}
            viewerZone={zone}
            error={problemAt(`times.${field}`)}
          />
        ))
      }
    </IncidentDialog>
  );
}

type Walls = Record<TimeField, WallInput>;

const wallOf = (at: Instant | null, zone: string): WallInput => (at === null ? EMPTY_WALL : typeWall(at, zone));

/** Null while one of them cannot be read. One that was not touched stays exact, seconds included. */
function readAll(walls: Walls, seen: IncidentTimes, zone: string): IncidentTimes | null {
  const times: Partial<Record<TimeField, Instant | null>> = {};
  for (const [field] of FIELDS) {
    const wall = walls[field];
    const before = seen[field];
    const isUntouched = before !== null && JSON.stringify(wall) === JSON.stringify(typeWall(before, zone));
    const answer = readWall(wall, zone);
    if (answer.problem) return null;
    times[field] = isUntouched ? before : answer.instant;
  }
  return { occurredAt: times.occurredAt ?? null, detectedAt: times.detectedAt ?? null, mitigatedAt: times.mitigatedAt ?? null };
}
