"use client";

import { Handshake } from "lucide-react";
import { type FormEvent, useState } from "react";
import { FallingNotice } from "@/components/plan/falling-notice";
import type { DialogControl } from "@/components/release/command-dialog";
import { useTriple } from "@/components/release/room-time";
import { useCommand, useOfflineReason } from "@/components/release/use-command";
import { DifferenceList } from "@/components/sign-off/difference-list";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Textarea } from "@/components/ui/textarea";
import { useToast } from "@/components/ui/toast";
import { useRoom, useRoomStore } from "@/lib/client/use-room";
import type { HandoverDto } from "@/lib/contracts/handover";
import { fallingWith } from "@/lib/domain/handover/summary-gates";
import { roleWord } from "@/lib/domain/handover/take-over";
import { DUTIES } from "@/lib/domain/handover/words";
import { SummaryView } from "./summary-view";
import { type Reading, useReading } from "./use-reading";

type Props = DialogControl & { handover: string };

/** What somebody reads before they take a role over, and what became of it afterwards. Closing it answers nothing. */
export function AnswerDialog({ handover: id, open, onOpenChange }: Props) {
  const reading = useReading(id, open);
  const { viewer } = useRoomStore().dto;
  const close = () => onOpenChange(false);
  const answer = useAnswer(reading, close);
  const { handover, error, retry } = reading;
  const isAsked = handover?.to.id === viewer.id && !handover.ended;
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="lg"
      title={handover ? titleOf(handover, isAsked) : "Handover"}
      description={<ReleaseLine />}
      closeLabel={isAsked ? "Close, answer nothing" : "Close"}
      onSubmit={answer.submit}
      footer={isAsked ? <Footer answer={answer} name={roleWord(handover.role)} /> : <Button onClick={close}>Close</Button>}
    >
      {error && !handover ? (
        <ErrorState title="The handover did not load" onRetry={retry}>
          {error} Nothing was answered.
        </ErrorState>
      ) : null}
      {!error && !handover ? <SkeletonRows label="Loading how it stands" rows={6} className="px-0" /> : null}
      {handover ? <Body handover={handover} reading={reading} answer={answer} isAsked={isAsked} /> : null}
    </Dialog>
  );
}

function titleOf({ role, from, to }: HandoverDto, isAsked: boolean): string {
  return isAsked ? `${from.name} hands you ${DUTIES[role]}` : `${from.name} hands ${DUTIES[role]} to ${to.name}`;
}

function ReleaseLine() {
  const { service, toVersion } = useRoom().confirmed.details;
  return `${service.name} ${toVersion}`;
}

type BodyProps = { handover: HandoverDto; reading: Reading; answer: Answer; isAsked: boolean };

function Body({ handover, reading, answer, isAsked }: BodyProps) {
  const { confirmed } = useRoom();
  const { role, from, words, summary, differences, ended } = handover;
  return (
    <>
      {isAsked ? (
        <p className="text-muted-foreground">
          Until you accept, {from.name} is {roleWord(role)}. Then you are.
        </p>
      ) : (
        <Standing handover={handover} />
      )}
      {words ? (
        <blockquote className="mt-3 border-brand-line border-l-2 pl-3">
          <p className="whitespace-pre-wrap wrap-anywhere">{words}</p>
          <p className="text-subtle-foreground text-xs">{from.name}</p>
        </blockquote>
      ) : null}
      <ChangedMeanwhile reading={reading} />
      {isAsked ? <FallingNotice state={confirmed} falling={fallingWith(confirmed, handover)} doing="Accepting" /> : null}
      {differences.length > 0 && !ended ? (
        <div className="mt-3 rounded-md border border-border bg-sunken p-3">
          <p className="font-medium">What changed since it was offered</p>
          <DifferenceList differences={differences} />
        </div>
      ) : null}
      <SummaryView summary={summary} />
      {answer.isDeclining ? <DeclineField answer={answer} giver={from.name} /> : null}
      <FormProblem text={answer.problem} />
    </>
  );
}

/** How it stands, for those who cannot answer. */
function Standing({ handover: { role, from, to, ended } }: { handover: HandoverDto }) {
  const triple = useTriple();
  if (!ended) {
    return (
      <p className="text-muted-foreground">
        {to.name} has not answered yet. Until they accept, {from.name} is {roleWord(role)}.
      </p>
    );
  }
  const how = {
    accepted: `${to.name} took over as ${roleWord(role)}`,
    declined: `${to.name} declined: ${ended.reason}`,
    withdrawn: `${from.name} withdrew it`,
    overtaken: ended.reason,
  }[ended.how];
  return (
    <p className="text-muted-foreground">
      {how.replace(/\.$/, "")}. <span className="tnum">{triple(ended.at)}</span>
    </p>
  );
}

function ChangedMeanwhile({ reading: { change, lookAgain } }: { reading: Reading }) {
  return (
    <div role="alert">
      {change.length > 0 ? (
        <div className="mt-3 rounded-md border border-blocked-line bg-blocked-soft p-3">
          <p className="font-medium text-blocked-fg">This changed while you were reading</p>
          <DifferenceList differences={change} />
          <Button size="sm" onClick={lookAgain} className="mt-2">
            I have seen it, show it as it is now
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function DeclineField({ answer, giver }: { answer: Answer; giver: string }) {
  return (
    <Field
      label="Why you decline"
      hint={`${giver} reads this and keeps the role.`}
      required
      error={answer.isAskedFor ? "Say why, so that they can ask somebody else." : undefined}
      className="mt-4"
    >
      <Textarea ref={intoView} value={answer.reason} onChange={(event) => answer.setReason(event.target.value)} maxLength={500} />
    </Field>
  );
}

/** It opens below everything that was read. */
function intoView(field: HTMLTextAreaElement | null): void {
  field?.scrollIntoView({ block: "center" });
  field?.focus({ preventScroll: true });
}

function Footer({ answer, name }: { answer: Answer; name: string }) {
  if (answer.isDeclining) {
    return (
      <>
        <Button onClick={() => answer.setDeclining(false)}>Back</Button>
        <Button
          type="submit"
          variant="primary"
          busy={answer.isBusy}
          disabledReason={answer.offline}
          className="max-md:h-12 max-md:text-base"
        >
          Decline
        </Button>
      </>
    );
  }
  return (
    <>
      <Button onClick={() => answer.setDeclining(true)}>Decline…</Button>
      <Button
        type="submit"
        variant="primary"
        busy={answer.isBusy}
        disabledReason={answer.offline ?? answer.refusal}
        reasonClassName="order-first mr-auto max-md:order-none"
        className="max-md:h-12 max-md:text-base"
      >
        {answer.isBusy ? null : <Handshake aria-hidden="true" />}
        Take over as {name}
      </Button>
    </>
  );
}

type Answer = ReturnType<typeof useAnswer>;

function useAnswer({ handover, change }: Reading, close: () => void) {
  const { isBusy, error, run } = useCommand();
  const { show } = useToast();
  const offline = useOfflineReason("answer");
  const [isDeclining, setDeclining] = useState(false);
  const [reason, setReason] = useState("");
  const [isAskedFor, setAskedFor] = useState(false);
  const refusal = change.length > 0 ? "Look at what changed first." : (handover?.refusal ?? undefined);
  const decline = async (id: string) => {
    if (reason.trim() === "") return setAskedFor(true);
    if (!(await run({ type: "handover.decline", handover: id, reason: reason.trim() }))) return;
    show({ text: "You declined. They are told why." });
    close();
  };
  const accept = async ({ id, digest, seq, role }: HandoverDto) => {
    if (refusal || !(await run({ type: "handover.accept", handover: id, digest, seq }))) return;
    show({ text: `You are ${roleWord(role)} now.` });
    close();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!handover || handover.ended || isBusy || offline) return;
    void (isDeclining ? decline(handover.id) : accept(handover));
  };
  return {
    ...{ isBusy, problem: error, offline, refusal, submit },
    ...{ isDeclining, setDeclining, reason, setReason },
    isAskedFor: isAskedFor && reason.trim() === "",
  };
}
