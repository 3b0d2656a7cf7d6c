"use client";

import { useState } from "react";
import { WallTimeField } from "@/components/calendar/wall-time-field";
import { FormDialog } from "@/components/ui/form-dialog";
import { focusFirstInvalid } from "@/lib/client/focus-invalid";
import { useSubmit } from "@/lib/client/use-submit";
import { EMPTY_WALL, readWall, typeWall } from "@/lib/client/wall-time";
import type { Instant } from "@/lib/domain/time/instant";

type Props = {
  title: string;
  /** The button that gives the time. */
  action: string;
  /** Of the release, in which the time is typed; the viewer's stands beside it. */
  zone: string;
  viewerZone: string;
  /** What stands there at first. */
  proposed: Instant | null;
  send: (at: Instant) => Promise<void>;
  onClose: () => void;
};

/** Asks when a message leaves. It leaves by itself then, and can be cancelled until it has. */
export function SendAtDialog({ title, action, zone, viewerZone, proposed, send, onClose }: Props) {
  const [wall, setWall] = useState(() => (proposed ? typeWall(proposed, zone) : EMPTY_WALL));
  const [isChecked, setChecked] = useState(false);
  const at = readWall(wall, zone).instant;
  const form = useSubmit(async () => {
    if (at) await send(at);
  }, ["sendAt"]);
  const submit = () => {
    setChecked(true);
    if (at) form.submit();
    else focusFirstInvalid();
  };
  return (
    <FormDialog
      size="sm"
      title={title}
      description="It leaves by itself then, and can be cancelled until it has."
      action={action}
      form={{ ...form, submit }}
      onClose={onClose}
    >
      <WallTimeField
        label={`Send at, ${zone.replaceAll("_", " ")}`}
        value={wall}
        onChange={setWall}
        error={form.problemAt("sendAt")}
        {...{ zone, viewerZone, isChecked }}
      />
    </FormDialog>
  );
}
