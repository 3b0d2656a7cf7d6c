"use client";

import { Check, Eye, Minus, TriangleAlert, X } from "lucide-react";
import { useId, useState } from "react";
import { CommandDialog } from "@/components/release/command-dialog";
import { useRoomNow, useRoomZone } from "@/components/release/room-time";
import { useCommand, useOfflineReason } from "@/components/release/use-command";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { FormProblem } from "@/components/ui/form-problem";
import { TEXT_LINK_CLASSES } from "@/components/ui/text-link";
import { useRoom, useRoomStore } from "@/lib/client/use-room";
import { type CriterionRow, criteriaRows } from "@/lib/domain/cause/criteria-rows";
import { criterionName } from "@/lib/domain/cause/criterion-names";
import { mayClear, maySee } from "@/lib/domain/cause/decide-cause";
import type { CauseEnding } from "@/lib/domain/cause/record";
import { causeText, type SeenCause } from "@/lib/domain/cause/standing";
import { zonedTime } from "@/lib/domain/time/format";
import { WorstCourse } from "./worst-course";

const LOOKS = {
  breached: { icon: X, sign: "border-failed bg-failed text-failed-on", text: "font-medium", word: "breached", tone: "text-failed-fg" },
  near: { icon: TriangleAlert, sign: "border-blocked text-blocked-fg", text: "font-medium", word: "near", tone: "text-blocked-fg" },
  clear: { icon: Check, sign: "border-na/60 text-na-fg", text: "text-muted-foreground", word: "clear", tone: "text-subtle-foreground" },
  unseen: { icon: Minus, sign: "border-na/60 text-na-fg", text: "text-muted-foreground", word: "not seen", tone: "text-subtle-foreground" },
} as const;

/** On what it is decided to roll back: what was seen or measured of each criterion, and where somebody says so. */
export function CriteriaPanel({ isInDialog = false }: { isInDialog?: boolean }) {
  const { confirmed } = useRoom();
  const [clearing, setClearing] = useState<SeenCause | null>(null);
  const { error, isBusy, run } = useCommand();
  const headingId = useId();
  const [isWhole, setWhole] = useState(isInDialog);
  const rows = criteriaRows(confirmed);
  const clear = (cause: SeenCause, isOwn: boolean) => {
    if (isOwn) void run({ type: "cause.clear", cause: cause.id });
    else setClearing(cause);
  };
  return (
    <section aria-labelledby={isInDialog ? undefined : headingId} className={isInDialog ? undefined : "mt-4"}>
      {isInDialog ? null : (
        <div className="flex items-baseline justify-between gap-2">
          <h3 id={headingId} className="font-semibold text-sm">
            Decision criteria
          </h3>
          <span className="text-failed-fg text-xs">{criteriaSummary(rows)}</span>
        </div>
      )}
      {isInDialog ? null : <WorstCourse className={cn("mt-3", !isWhole && "max-lg:hidden")} />}
      <ul className="mt-1.5">
        {rows.map((row) => (
          <Row
            key={row.key}
            row={row}
            isBusy={isBusy}
            mayDismiss={!isInDialog}
            isFolded={!isWhole && row.causes.length === 0 && row.standing !== "near"}
            onSee={run}
            onClear={clear}
          />
        ))}
      </ul>
      {isWhole ? null : (
        <Button size="sm" variant="ghost" className="-ml-2 max-md:min-h-11 lg:hidden" onClick={() => setWhole(true)}>
          All criteria
        </Button>
      )}
      <FormProblem text={error} />
      {clearing ? <DismissDialog cause={clearing} onClose={() => setClearing(null)} /> : null}
    </section>
  );
}

/** `1 breached, 1 near`; empty where nothing speaks for a rollback. */
export function criteriaSummary(rows: readonly CriterionRow[]): string {
  const count = (standing: CriterionRow["standing"]) => rows.filter((row) => row.standing === standing).length;
  const parts = [[count("breached"), "breached"] as const, [count("near"), "near"] as const];
  return parts.flatMap(([number, word]) => (number > 0 ? [`${number} ${word}`] : [])).join(", ");
}

type RowProps = {
  row: CriterionRow;
  isBusy: boolean;
  mayDismiss: boolean;
  /** Left out on a narrow screen, where the way back comes first. */
  isFolded: boolean;
  onSee: (command: { type: "cause.see"; criterion: string }) => Promise<boolean>;
  onClear: (cause: SeenCause, isOwn: boolean) => void;
};

function Row({ row, isBusy, mayDismiss, isFolded, onSee, onClear }: RowProps) {
  const { key, text, standing, measured, causes } = row;
  const { icon: Icon, sign, text: look, word, tone } = LOOKS[standing];
  const { confirmed } = useRoom();
  const context = useRoomStore().context();
  useRoomNow("minute");
  const offline = useOfflineReason("say so");
  const isSeen = causes.some(({ ended, finder }) => ended === null && finder === "person");
  const isCriterion = causes.every(({ criterion }) => criterion !== null);
  const maySay = isCriterion && !isSeen && !offline && maySee(confirmed, context) === null;
  return (
    <li className={cn("py-1.5", isFolded && "max-lg:hidden")}>
      <div className="flex items-start gap-2.5">
        <span className={cn("mt-px grid size-[18px] shrink-0 place-items-center rounded-full border-[1.5px]", sign)}>
          <Icon className="size-3" aria-hidden="true" />
        </span>
        <span className={cn("min-w-0 flex-1 leading-5", look)} title={text}>
          {mayDismiss ? criterionName(key, text) : text}
        </span>
        {measured ? <span className="tnum shrink-0 font-mono text-xs leading-5">{measured}</span> : null}
        {standing === "unseen" && maySay ? null : <span className={cn("shrink-0 text-right text-xs leading-5", tone)}>{word}</span>}
        {maySay ? (
          <Button
            size="sm"
            variant="ghost"
            className="-my-1 -mr-2.5 h-7 text-xs max-md:-my-3 max-md:min-h-11"
            aria-label={`I see this: ${text}`}
            busy={isBusy}
            onClick={() => void onSee({ type: "cause.see", criterion: key })}
          >
            {measured ? <Eye aria-hidden="true" /> : "I see this"}
          </Button>
        ) : null}
      </div>
      {causes.map((cause) => (
        <CauseLine key={cause.id} cause={cause} mayDismiss={mayDismiss} onClear={onClear} />
      ))}
    </li>
  );
}

const ENDED: Record<CauseEnding, string> = { resolved: "Over", dismissed: "Dismissed", withdrawn: "Taken back" };

function CauseLine({ cause, mayDismiss, onClear }: { cause: SeenCause; mayDismiss: boolean; onClear: RowProps["onClear"] }) {
  const { confirmed } = useRoom();
  const context = useRoomStore().context();
  const zone = useRoomZone();
  const { text, by, at, url, ended, finder } = cause;
  const isOwn = finder === "person" && by.id === context.actor.id;
  const mayEnd = ended === null && (isOwn || mayDismiss) && mayClear(confirmed, cause, context) === null;
  return (
    <div className="pl-7 text-subtle-foreground text-xs wrap-anywhere">
      {text ? <span className="block text-muted-foreground">{text}</span> : null}
      <span className="tnum">
        {by.name}, {zonedTime(at, zone)}
      </span>
      {url ? (
        <>
          {" · "}
          <a href={url} className={TEXT_LINK_CLASSES} target="_blank" rel="noreferrer">
            Look at it
          </a>
        </>
      ) : null}
      {ended ? <Ending ended={ended} /> : null}
      {mayEnd ? (
        <Button
          size="sm"
          variant="ghost"
          className="-ml-2 block max-md:min-h-11"
          aria-label={`${isOwn ? "Take back" : "Dismiss"}: ${causeText(cause)}`}
          onClick={() => onClear(cause, isOwn)}
        >
          {isOwn ? "Take back" : "Dismiss…"}
        </Button>
      ) : null}
    </div>
  );
}

function Ending({ ended: { how, by, at, reason } }: { ended: NonNullable<SeenCause["ended"]> }) {
  const zone = useRoomZone();
  return (
    <span className="tnum block">
      {ENDED[how]}: {by.name}, {zonedTime(at, zone)}
      {reason ? `: ${reason}` : ""}
    </span>
  );
}

/** Whoever can roll back says why this is no reason to. */
export function DismissDialog({ cause, onClose }: { cause: SeenCause; onClose: () => void }) {
  const { confirmed } = useRoom();
  const context = useRoomStore().context();
  return (
    <CommandDialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title="Dismiss this reason to roll back?"
      field={{ label: "Why it is no reason", hint: "Everybody in the room reads this." }}
      submit={{ label: "Dismiss" }}
      doing="dismiss it"
      refusal={mayClear(confirmed, cause, context)?.message}
      command={(reason) => ({ type: "cause.clear", cause: cause.id, reason })}
      done="Dismissed."
    >
      <p className="text-muted-foreground">{causeText(cause)}</p>
    </CommandDialog>
  );
}
