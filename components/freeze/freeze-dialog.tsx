"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { WallTimeField } from "@/components/calendar/wall-time-field";
import { ZoneField } from "@/components/calendar/zone-field";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { focusFirstInvalid } from "@/lib/client/focus-invalid";
import { changeFreeze, createFreeze, freezesQuery } from "@/lib/client/freeze";
import { useSubmit } from "@/lib/client/use-submit";
import { EMPTY_WALL, readWall, typeWall, type WallInput } from "@/lib/client/wall-time";
import type { FreezeDto, NewFreezeBody } from "@/lib/contracts/freeze";
import { isZone } from "@/lib/domain/time/zone";

type Fields = { name: string; serviceId: string; starts: WallInput; ends: WallInput; zone: string };

type FreezeDialogProps = {
  team: string;
  services: readonly { readonly id: string; readonly name: string }[];
  /** The freeze to change; null declares a new one. */
  freeze: FreezeDto | null;
  viewerZone: string;
  onClose: () => void;
  onSaved: (freeze: FreezeDto) => void;
};

const PATHS = ["name", "serviceId", "startsAt", "endsAt", "zone"];

/** Declares or changes a freeze. Rendered while open, so that it always begins with what is true now. */
export function FreezeDialog({ team, services, freeze, viewerZone, onClose, onSaved }: FreezeDialogProps) {
  const queries = useQueryClient();
  const [fields, setFields] = useState(() => fieldsOf(freeze, viewerZone));
  const [isChecked, setChecked] = useState(false);
  const body = bodyOf(fields, freeze);
  const prefix = freeze ? "changes." : "";
  const form = useSubmit(
    async () => {
      if (!body) return;
      try {
        onSaved(freeze ? await changeFreeze(team, freeze.id, { changes: body, seen: seenOf(freeze) }) : await createFreeze(team, body));
      } finally {
        await queries.invalidateQueries(freezesQuery(team));
      }
    },
    PATHS.map((path) => `${prefix}${path}`),
  );
  const send = () => {
    setChecked(true);
    if (body) form.submit();
    else focusFirstInvalid();
  };
  return (
    <FormDialog
      title={freeze ? `Change ${freeze.name}` : "New freeze"}
      description="A time in which nothing should be deployed. Planning a release in it gives a warning; it is not refused."
      action={freeze ? "Save changes" : "Declare freeze"}
      form={{ ...form, submit: send }}
      subject="this freeze"
      onClose={onClose}
    >
      <FreezeFields
        fields={fields}
        set={(change) => setFields((before) => ({ ...before, ...change }))}
        services={services}
        viewerZone={viewerZone}
        isChecked={isChecked}
        problemAt={(path) => form.problemAt(`${prefix}${path}`)}
      />
    </FormDialog>
  );
}

type FieldsProps = Pick<FreezeDialogProps, "services" | "viewerZone"> & {
  fields: Fields;
  set: (change: Partial<Fields>) => void;
  isChecked: boolean;
  problemAt: (path: string) => string | undefined;
};

function FreezeFields({ fields, set, services, viewerZone, isChecked, problemAt }: FieldsProps) {
  const nameProblem = isChecked && fields.name.trim() === "" ? "Give it a name that people know it by." : problemAt("name");
  const times = { zone: isZone(fields.zone) ? fields.zone : "UTC", viewerZone, isChecked };
  return (
    <div className="space-y-3">
      <Field label="Name" required error={nameProblem} hint="Such as Month-end billing.">
        <Input value={fields.name} onChange={(event) => set({ name: event.target.value })} autoComplete="off" />
      </Field>
      <Field label="Freezes" error={problemAt("serviceId")}>
        <Select value={fields.serviceId} onChange={(event) => set({ serviceId: event.target.value })}>
          <option value="">All services of the team</option>
          {services.map((service) => (
            <option key={service.id} value={service.id}>
              {service.name}
            </option>
          ))}
        </Select>
      </Field>
      <ZoneField value={fields.zone} onChange={(zone) => set({ zone })} error={problemAt("zone")} />
      <div className="space-y-3">
        <WallTimeField
          {...times}
          label="Starts"
          value={fields.starts}
          onChange={(starts) => set({ starts })}
          error={problemAt("startsAt")}
        />
        <WallTimeField {...times} label="Ends" value={fields.ends} onChange={(ends) => set({ ends })} error={problemAt("endsAt")} />
      </div>
    </div>
  );
}

function fieldsOf(freeze: FreezeDto | null, viewerZone: string): Fields {
  if (!freeze) return { name: "", serviceId: "", starts: EMPTY_WALL, ends: EMPTY_WALL, zone: viewerZone };
  const { name, service, startsAt, endsAt, zone } = freeze;
  return { name, serviceId: service?.id ?? "", starts: typeWall(startsAt, zone), ends: typeWall(endsAt, zone), zone };
}

function seenOf({ name, service, startsAt, endsAt, zone }: FreezeDto): NewFreezeBody {
  return { name, serviceId: service?.id ?? null, startsAt, endsAt, zone };
}

/** What is sent; null while a field is missing or cannot be read. An end that was not touched stays exact, seconds included. */
function bodyOf({ name, serviceId, starts, ends, zone }: Fields, freeze: FreezeDto | null): NewFreezeBody | null {
  if (name.trim() === "" || !isZone(zone)) return null;
  const read = (input: WallInput, before: string | undefined) => {
    const isUntouched = before !== undefined && freeze?.zone === zone && isSameWall(input, typeWall(before, zone));
    return isUntouched ? before : readWall(input, zone).instant;
  };
  const startsAt = read(starts, freeze?.startsAt);
  const endsAt = read(ends, freeze?.endsAt);
  return startsAt && endsAt ? { name, serviceId: serviceId || null, startsAt, endsAt, zone } : null;
}

const isSameWall = (a: WallInput, b: WallInput) => a.date === b.date && a.time === b.time && a.pick === b.pick;
