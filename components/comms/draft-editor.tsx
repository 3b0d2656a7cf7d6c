"use client";

import { Info, TriangleAlert } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { FormProblem } from "@/components/ui/form-problem";
import { Input } from "@/components/ui/input";
import { SkeletonRows } from "@/components/ui/skeleton";
import { errorText } from "@/lib/client/api";
import type { Source } from "@/lib/client/comms";
import type { DraftDto } from "@/lib/contracts/message";
import { KIND_NAMES } from "@/lib/domain/comms/kind-names";
import { FIELDS, type FieldKey } from "@/lib/domain/comms/kinds";
import { zoneTimes } from "@/lib/domain/time/format";
import { offsetsOf } from "./about";
import { AboutLink } from "./about-link";
import { AudiencePicker } from "./audience-picker";
import { MessageField } from "./message-field";
import { whenText } from "./schedule-list";
import { SendBar } from "./send-bar";
import { type DraftControl, useDraft } from "./use-draft";
import type { Place } from "./use-place";

type EditorProps = {
  of: Source;
  due: string;
  now: string;
  zone: string;
  back: ReactNode;
  onGo: (place: Place | null) => void;
  onChanged: () => void;
};

/** A due message while it is written: as it would go now, field by field. */
export function DraftEditor({ of, due, now, zone, back, onGo, onChanged }: EditorProps) {
  const control = useDraft(of, due);
  const { query, shown } = control;
  if (query.error && !shown) {
    return (
      <div className="p-5">
        {back}
        <ErrorState title="This message is not due" onRetry={() => void query.refetch()}>
          {errorText(query.error)}
        </ErrorState>
      </div>
    );
  }
  if (!shown) return <SkeletonRows label="Loading the message" rows={8} className="p-5" />;
  return (
    <>
      <Head draft={shown} {...{ now, zone, back }} />
      <Body control={control} draft={shown} />
      <SendBar control={control} draft={shown} {...{ now, zone, onGo, onChanged }} />
    </>
  );
}

function Head({ draft: { due, about }, now, zone, back }: { draft: DraftDto; now: string; zone: string; back: ReactNode }) {
  const times = due.dueAt ? zoneTimes({ instant: due.dueAt, viewerZone: zone, releaseZone: about.zone }) : [];
  const offset = due.dueAt ? offsetsOf(about, due.dueAt) : [];
  const isOwed = due.standing === "due" || due.standing === "late";
  return (
    <header className="flex min-h-12 shrink-0 flex-wrap items-center gap-x-3 border-border border-b px-5 py-1.5 max-md:px-3">
      {back}
      <h2 className="font-semibold text-base">{KIND_NAMES[due.kind]}</h2>
      <AboutLink about={about} />
      <span className="ml-auto flex items-center gap-2 whitespace-nowrap">
        <span className={isOwed ? "tnum font-medium font-mono text-blocked-fg" : "tnum font-medium font-mono"}>
          {whenText(due, now, zone)}
        </span>
        {due.dueAt ? (
          <span className="tnum text-subtle-foreground text-xs max-md:hidden">due {[...times, ...offset].join(" · ")}</span>
        ) : null}
      </span>
      {due.because ? <p className="w-full text-subtle-foreground text-xs">{due.because}</p> : null}
    </header>
  );
}

function Body({ control, draft }: { control: DraftControl; draft: DraftDto }) {
  const [editing, setEditing] = useState<FieldKey | null>(null);
  const canWrite = draft.whyNotPropose === null;
  const missing = draft.fields.filter((one) => one.isMissing).map((one) => FIELDS[one.key]);
  return (
    <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4 max-md:px-3">
      {control.other ? <Overwritten name={control.other} control={control} /> : null}
      <FormProblem text={control.query.error ? errorText(control.query.error) : null} />
      <dl className="grid grid-cols-[64px_1fr] items-center gap-y-1.5">
        <dt className="text-subtle-foreground">To</dt>
        <dd>
          <AudiencePicker chosen={draft.audiences} onChange={canWrite ? control.setAudiences : null} />
        </dd>
        <dt className="text-subtle-foreground">Subject</dt>
        <dd>
          {canWrite ? (
            <Input
              aria-label="Subject"
              value={draft.subject}
              onChange={(event) => control.setSubject(event.target.value)}
              maxLength={200}
            />
          ) : (
            <span className="font-medium">{draft.subject}</span>
          )}
        </dd>
      </dl>
      <dl className="mt-4 rounded-lg border border-border px-6 py-3 max-md:px-3">
        {draft.fields.map((field) => (
          <MessageField
            key={field.key}
            field={field}
            figures={draft.figures}
            isEditing={editing === field.key}
            onEdit={canWrite ? () => setEditing(field.key) : null}
            onText={(text) => control.setText(field.key, text)}
            onDone={() => setEditing(null)}
          />
        ))}
      </dl>
      <p className="mt-3 flex items-start gap-1.5 text-muted-foreground text-xs">
        <Info className="mt-0.5 size-3.5 shrink-0" aria-hidden="true" />
        <span>
          {LIVE[draft.about.kind]}
          {missing.length > 0 ? ` Still to be written: ${missing.join(", ")}.` : ""}
        </span>
      </p>
    </div>
  );
}

const LIVE = {
  release: "Fields marked live are read from the release when you send. Figures are readings and carry their time.",
  incident: "Fields marked live are read from the incident when you send. It has no readings, so its messages carry no figures.",
} as const;

function Overwritten({ name, control }: { name: string; control: DraftControl }) {
  return (
    <div
      role="alert"
      className="mb-3 flex flex-wrap items-center gap-2 rounded-md border border-blocked-line bg-blocked-soft px-3 py-2 text-blocked-fg text-xs"
    >
      <TriangleAlert className="size-4 shrink-0" aria-hidden="true" />
      <span className="min-w-0 flex-1">{name} kept another text of this message while you were writing.</span>
      <Button size="sm" onClick={control.takeTheirs}>
        Take theirs
      </Button>
      <Button size="sm" onClick={control.keepMine}>
        Keep mine
      </Button>
    </div>
  );
}
