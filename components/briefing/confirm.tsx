"use client";

import { Check, CircleCheck } from "lucide-react";
import { useId } from "react";
import { useCommand, useOfflineReason } from "@/components/release/use-command";
import { Button } from "@/components/ui/button";
import { FormProblem } from "@/components/ui/form-problem";
import { Kbd } from "@/components/ui/kbd";
import { useAnnounce } from "@/components/ui/live-region";
import { useSingleKey } from "@/components/ui/single-keys";
import { useRoom, useRoomStore } from "@/lib/client/use-room";
import { mayConfirm } from "@/lib/domain/briefing/decide-briefing";
import type { BriefingStanding } from "@/lib/domain/briefing/standing";
import { zonedTime } from "@/lib/domain/time/format";

type ConfirmProps = { standing: BriefingStanding /** The version that is on the screen: the only one that is confirmed. */; shown: number };

/** What the reader does here, and what keeps them from it. */
function useConfirm({ standing, shown }: ConfirmProps) {
  const store = useRoomStore();
  const { confirmed } = useRoom();
  const { run, isBusy, error } = useCommand();
  const offline = useOfflineReason("confirm");
  const announce = useAnnounce();
  const { id } = store.dto.viewer;
  const mine = [...standing.read, ...standing.others].find(({ person }) => person.id === id);
  const refusal = mayConfirm(confirmed, store.context())?.message ?? offline;
  const confirm = async () => {
    if (mine || refusal || isBusy) return;
    if (await run({ type: "briefing.confirm", version: shown })) announce.polite("You have confirmed the briefing.");
  };
  return { mine, refusal, isBusy, error, confirm: () => void confirm(), isAsked: standing.missing.some((person) => person.id === id) };
}

const TEXTS = {
  first: "Your name and the time are recorded. You are asked again only if the briefing changes, or the release is rolled back.",
  material: "It has changed in a way that matters since you last confirmed. What is new stands below.",
  rollback: "The release was rolled back, so what you knew no longer holds. Read what customers have now.",
} as const;

/** The question beside the text, from 1024 px on. `a` answers it. */
export function ConfirmCard({ standing, shown, zone }: ConfirmProps & { zone: string }) {
  const { mine, refusal, isBusy, error, confirm } = useConfirm({ standing, shown });
  useSingleKey("a", confirm, !mine && !refusal);
  return (
    <section className="rounded-lg border border-border bg-card p-4 max-lg:hidden" aria-labelledby="briefing-confirm">
      <h2 id="briefing-confirm" className="flex items-center gap-1.5 font-semibold text-sm">
        {mine ? <CircleCheck className="size-4 text-done-fg" aria-hidden="true" /> : null}
        {mine ? "You have read it" : "Have you read this?"}
      </h2>
      <p className="mt-1 text-muted-foreground text-xs">
        {mine
          ? `Confirmed at ${zonedTime(mine.at, zone)}. You are asked again when it changes, or the release is rolled back.`
          : TEXTS[standing.since.cause]}
      </p>
      {mine ? null : (
        <div className="mt-3 flex flex-col gap-1">
          <Button variant="primary" className="w-full" busy={isBusy} disabledReason={refusal} onClick={confirm}>
            <Check aria-hidden="true" />I have read this briefing
            <Kbd look="inline" aria-hidden="true">
              A
            </Kbd>
          </Button>
        </div>
      )}
      <FormProblem text={error} />
    </section>
  );
}

/** The same at the foot of a narrow screen, within the thumb's reach. */
export function ConfirmBar({ standing, shown }: ConfirmProps) {
  const { mine, refusal, isBusy, error, confirm } = useConfirm({ standing, shown });
  const reasonId = useId();
  const { read, current } = standing;
  return (
    <div className="sticky -bottom-6 -mx-4 mt-4 -mb-6 border-border border-t bg-card px-4 pt-3 pb-5 md:-mx-6 md:px-6 lg:hidden print:hidden">
      <div className="flex items-center justify-between text-muted-foreground text-xs">
        <span className="inline-flex items-center gap-1.5">
          {mine ? <CircleCheck className="size-4 text-done-fg" aria-hidden="true" /> : null}
          {mine ? "You have read it" : "Your name and the time are recorded"}
        </span>
        <span className="tnum">
          {read.length} of {current.asked.length} have read
        </span>
      </div>
      {mine ? null : (
        <Button
          size="lg"
          variant="primary"
          className="mt-2 h-11 w-full"
          busy={isBusy}
          onClick={confirm}
          reasonId={refusal ? reasonId : undefined}
        >
          <Check aria-hidden="true" />I have read this briefing
        </Button>
      )}
      {!mine && refusal ? (
        <p id={reasonId} className="mt-1 text-2xs text-subtle-foreground">
          {refusal}
        </p>
      ) : null}
      <FormProblem text={error} />
    </div>
  );
}
