"use client";

import { CalendarClock, PenLine, Send } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { useWorkspace } from "@/components/shell/workspace";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { Input } from "@/components/ui/input";
import { TEXT_LINK_CLASSES } from "@/components/ui/text-link";
import { roomHref } from "@/lib/client/room-href";
import { useSubmit } from "@/lib/client/use-submit";
import type { DraftDto } from "@/lib/contracts/message";
import { KIND_NAMES } from "@/lib/domain/comms/kind-names";
import { FIELDS } from "@/lib/domain/comms/kinds";
import { isExternal } from "@/lib/domain/comms/message";
import type { Instant } from "@/lib/domain/time/instant";
import { PreviewDialog } from "./preview-dialog";
import { SendAtDialog } from "./send-at-dialog";
import type { DraftControl } from "./use-draft";
import type { Place } from "./use-place";
import { useSend } from "./use-send";

type Props = {
  control: DraftControl;
  draft: DraftDto;
  now: string;
  zone: string;
  onGo: (place: Place | null) => void;
  onChanged: () => void;
};

const KEPT = "Nothing was changed since it was kept.";

/** Keeps a draft, sends it, or proposes it to a second person. What blocks sending is said on the button. */
export function SendBar({ control, draft, now, zone, ...after }: Props) {
  const save = useSubmit(control.save, []);
  const { form, send, missing, lackingReason, setReason } = useSend(draft, after);
  const [isWithout, setWithout] = useState(false);
  const [opened, setOpened] = useState<"time" | "preview" | null>(null);
  const lacks = isWithout ? undefined : missing[0];
  const names = missing.map((key) => FIELDS[key]).join(", ");
  return (
    <footer className="shrink-0 border-border border-t bg-background px-5 py-3 max-md:px-3">
      {isWithout && names ? (
        <Field label={`Why it goes without ${names}`} error={form.problemAt("lackingReason")} className="mb-3">
          <Input value={lackingReason} onChange={(event) => setReason(event.target.value)} maxLength={500} />
        </Field>
      ) : null}
      <div className="flex flex-wrap items-center gap-2">
        <SendButton draft={draft} form={form} lacks={lacks} onWithout={() => setWithout(true)} />
        {lacks || isExternal(draft) || draft.whyNotSend !== null ? null : (
          <Button onClick={() => setOpened("time")}>
            <CalendarClock aria-hidden="true" />
            Send at…
          </Button>
        )}
        <Button busy={save.isBusy} onClick={save.submit} disabledReason={control.isDirty ? undefined : KEPT} reasonClassName="sr-only">
          Save draft
        </Button>
        <Button onClick={() => setOpened("preview")}>Preview</Button>
        {draft.updatedBy ? <span className="ml-auto text-subtle-foreground text-xs">Last kept by {draft.updatedBy.name}</span> : null}
      </div>
      <FormProblem text={form.problem ?? save.problem} />
      <OpenedDialog opened={opened} onClose={() => setOpened(null)} {...{ draft, now, zone, send }} />
    </footer>
  );
}

type OpenedProps = {
  opened: "time" | "preview" | null;
  draft: DraftDto;
  now: string;
  zone: string;
  send: (at: Instant) => Promise<void>;
  onClose: () => void;
};

function OpenedDialog({ opened, draft, now, zone, send, onClose }: OpenedProps) {
  const { due, about } = draft;
  if (opened === "preview") return <PreviewDialog draft={draft} now={now} onClose={onClose} />;
  if (opened === null) return null;
  return (
    <SendAtDialog
      title={`Send ${KIND_NAMES[due.kind].toLowerCase()} later`}
      action="Give it this time"
      zone={about.zone}
      viewerZone={zone}
      proposed={due.dueAt !== null && due.dueAt > now ? due.dueAt : null}
      send={send}
      onClose={onClose}
    />
  );
}

type SendButtonProps = {
  draft: DraftDto;
  form: ReturnType<typeof useSubmit>;
  /** The first field that only a person can write, while it is still asked for. */
  lacks: keyof typeof FIELDS | undefined;
  onWithout: () => void;
};

function SendButton({ draft, form, lacks, onWithout }: SendButtonProps) {
  const { team } = useWorkspace();
  const external = isExternal(draft);
  const refusal = external ? draft.whyNotPropose : draft.whyNotSend;
  const Icon = external ? PenLine : Send;
  const label = lacks ? `Write ${FIELDS[lacks].toLowerCase()} to send` : external ? "Propose to customers" : "Send now";
  return (
    <>
      <Button
        variant={external ? "signoff" : "primary"}
        busy={form.isBusy}
        onClick={lacks ? () => document.getElementById(`field-${lacks}`)?.focus() : form.submit}
        disabledReason={refusal ?? undefined}
        reasonClassName="order-last basis-full"
      >
        <Icon aria-hidden="true" />
        {label}
      </Button>
      {lacks && refusal === null ? <Button onClick={onWithout}>Send without it</Button> : null}
      {external || draft.hasSender || draft.about.kind === "incident" ? null : (
        <Link href={roomHref(team.slug, draft.about.id)} className={cn(TEXT_LINK_CLASSES, "order-last text-xs max-md:min-h-11")}>
          Open the room, where the roster is changed
        </Link>
      )}
    </>
  );
}
