"use client";

import { useState } from "react";
import { WallTimeField } from "@/components/calendar/wall-time-field";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { EMPTY_WALL, readWall } from "@/lib/client/wall-time";
import { IncidentDialog } from "./incident-dialog";
import { useIncident } from "./use-incident";

/** A note of something that happened before it is written down. */
export function EarlierNoteDialog({ onClose }: { onClose: () => void }) {
  const { zone } = useIncident();
  const [text, setText] = useState("");
  const [wall, setWall] = useState(EMPTY_WALL);
  const { instant: at } = readWall(wall, zone);
  const isMissing = text.trim() === "";
  return (
    <IncidentDialog
      title="Note something earlier"
      description="The timeline keeps both: when it was, and when it was written down."
      submit="Add"
      done="Added to the timeline"
      request={isMissing || !at ? null : { method: "POST", path: "notes", body: { text, at } }}
      paths={["text", "at"]}
      onClose={onClose}
    >
      {({ isChecked, problemAt }) => (
        <>
          <Field label="What happened" required error={isChecked && isMissing ? "Write the note first." : problemAt("text")}>
            <Textarea value={text} maxLength={2_000} rows={2} onChange={(event) => setText(event.target.value)} />
          </Field>
          <WallTimeField
            label="When"
            value={wall}
            onChange={setWall}
            zone={zone}
            viewerZone={zone}
            isChecked={isChecked}
            error={problemAt("at")}
          />
        </>
      )}
    </IncidentDialog>
  );
}
