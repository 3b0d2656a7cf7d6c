"use client";

import { useQuery } from "@tanstack/react-query";
import { Handshake } from "lucide-react";
import { type FormEvent, useState } from "react";
import { FallingNotice } from "@/components/plan/falling-notice";
import type { DialogControl } from "@/components/release/command-dialog";
import { useAllowed } from "@/components/release/use-allowed";
import { useCommand, useOfflineReason } from "@/components/release/use-command";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { Select } from "@/components/ui/select";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Textarea } from "@/components/ui/textarea";
import { useToast } from "@/components/ui/toast";
import { errorText } from "@/lib/client/api";
import { handoverPreviewQuery } from "@/lib/client/handover";
import { useRoom, useRoomStore } from "@/lib/client/use-room";
import type { HandoverPreviewDto } from "@/lib/contracts/handover";
import { HANDED_ROLES, type HandedRole } from "@/lib/domain/handover/record";
import { openOffers } from "@/lib/domain/handover/standing";
import { fallingWith } from "@/lib/domain/handover/summary-gates";
import { roleWord } from "@/lib/domain/handover/take-over";
import { DUTIES } from "@/lib/domain/handover/words";
import { SummaryView } from "./summary-view";
import { WithdrawButton } from "./withdraw-button";

/** Asks a colleague to take over what one does. Nothing passes before they accept. */
export function OfferDialog(control: DialogControl) {
  const { roles } = useRoomStore().context();
  const role = HANDED_ROLES.find((one) => roles.includes(one));
  return role ? <OfferRole {...control} role={role} /> : <NotTheirs {...control} />;
}

/** The role may have passed on while the dialog stood open. */
function NotTheirs({ open, onOpenChange }: DialogControl) {
  const allowed = useAllowed("handover.offer");
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Hand over your role"
      footer={<Button onClick={() => onOpenChange(false)}>Close</Button>}
    >
      <p className="text-muted-foreground">{allowed.reason}</p>
    </Dialog>
  );
}

function OfferRole({ role, open, onOpenChange }: DialogControl & { role: HandedRole }) {
  const { confirmed } = useRoom();
  const { releaseId, dto } = useRoomStore();
  const { data: preview, error, refetch } = useQuery({ ...handoverPreviewQuery(releaseId, role, confirmed.seq), enabled: open });
  const form = useOffer(role, preview, () => onOpenChange(false));
  const asked = openOffers(confirmed).find((one) => one.role === role && one.from.id === dto.viewer.id);
  const close = () => onOpenChange(false);
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="lg"
      title={`Hand over ${DUTIES[role]}`}
      description={`Until somebody accepts, you are ${roleWord(role)}.`}
      onSubmit={form.submit}
      footer={
        asked ? (
          <>
            <Button onClick={close}>Close</Button>
            <WithdrawButton handover={asked.id} onDone={close} />
          </>
        ) : (
          <>
            <Button onClick={close}>Keep it</Button>
            <Button
              type="submit"
              variant="primary"
              busy={form.isBusy}
              disabledReason={form.refusal}
              reasonClassName="order-first mr-auto max-md:order-none"
            >
              {form.isBusy ? null : <Handshake aria-hidden="true" />}
              Ask to take over
            </Button>
          </>
        )
      }
    >
      {asked ? <p className="mb-2 font-medium">You have asked {asked.to.name}, who has not answered yet.</p> : null}
      {error && !preview ? (
        <ErrorState title="The handover did not load" onRetry={() => void refetch()}>
          {errorText(error)} Nothing was offered.
        </ErrorState>
      ) : null}
      {!error && !preview ? <SkeletonRows label="Loading who can take over" rows={6} className="px-0" /> : null}
      {preview && !asked ? <Fields preview={preview} form={form} /> : null}
      {preview ? (
        <>
          <FallingNotice state={confirmed} falling={fallingWith(confirmed, preview.summary)} doing="Handing over" />
          <SummaryView summary={preview.summary} />
        </>
      ) : null}
    </Dialog>
  );
}

type Form = ReturnType<typeof useOffer>;

function Fields({ preview, form }: { preview: HandoverPreviewDto; form: Form }) {
  const able = preview.candidates.filter(({ reason }) => reason === null);
  const others = preview.candidates.filter(({ reason }) => reason !== null);
  return (
    <>
      <Field label="To" required error={form.isChecked && form.to === "" ? "Choose who takes over." : undefined}>
        <Select ref={focusUnlessTouch} value={form.to} onChange={(event) => form.setTo(event.target.value)}>
          <option value="">Choose a person</option>
          {able.map(({ person }) => (
            <option key={person.id} value={person.id}>
              {person.name}
            </option>
          ))}
        </Select>
      </Field>
      {others.length > 0 ? (
        <details className="mt-2 text-xs">
          <summary className="cursor-pointer text-muted-foreground">
            {others.length === 1 ? "1 person cannot take over" : `${others.length} people cannot take over`}
          </summary>
          <ul className="mt-1 space-y-1">
            {others.map(({ person, reason }) => (
              <li key={person.id}>
                <span className="font-medium">{person.name}</span> <span className="text-muted-foreground">{reason}</span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      <Field label="What they should know" hint="Beside what the release says of itself, below." optional className="mt-3">
        <Textarea value={form.words} onChange={(event) => form.setWords(event.target.value)} maxLength={2_000} />
      </Field>
      <FormProblem text={form.problem} />
    </>
  );
}

/** The fields come after the dialog has opened; on touch taking the focus would open the list. */
function focusUnlessTouch(field: HTMLSelectElement | null): void {
  if (field && !matchMedia("(pointer: coarse)").matches) field.focus({ preventScroll: true });
}

function useOffer(role: HandedRole, preview: HandoverPreviewDto | undefined, close: () => void) {
  const [to, setTo] = useState("");
  const [words, setWords] = useState("");
  const [isChecked, setChecked] = useState(false);
  const { isBusy, error, run } = useCommand();
  const { show } = useToast();
  const allowed = useAllowed("handover.offer");
  const offline = useOfflineReason("hand over");
  const person = preview?.candidates.find((one) => one.person.id === to)?.person;
  const refusal = allowed.reason ?? offline;
  const send = async () => {
    if (!person || !(await run({ type: "handover.offer", role, to: person, words: words.trim() }))) return;
    show({ text: `${person.name} is asked. Until they accept, you are ${roleWord(role)}.` });
    close();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (!isBusy && !refusal) void send();
  };
  return { to, setTo, words, setWords, isChecked, isBusy, problem: error, refusal, submit };
}
