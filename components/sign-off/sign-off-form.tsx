"use client";

import { CircleCheck } from "lucide-react";
import { useRoomNow, useRoomZone } from "@/components/release/room-time";
import { useWorkspace } from "@/components/shell/workspace";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { Input } from "@/components/ui/input";
import { RadioList } from "@/components/ui/radio-list";
import { useRoom } from "@/lib/client/use-room";
import type { GateDto } from "@/lib/contracts/gate";
import { RELEASE_ROLE_NAMES } from "@/lib/domain/access/roles";
import type { ItemState, PhaseState } from "@/lib/domain/release/state";
import { expiryOf } from "@/lib/domain/sign-off/expiry";
import { dayLabel, zonedTime } from "@/lib/domain/time/format";
import { CeremonyClock } from "./ceremony-clock";
import { DifferenceList } from "./difference-list";
import { SignFacts } from "./sign-facts";
import type { Ceremony } from "./use-ceremony";
import type { SignForm, SignOption } from "./use-sign-form";

/** What is told to whoever signs, where the signature will be marked for everybody. Source: SIGNOFF rule 8. */
const MARKS: Readonly<Record<string, string>> = {
  "self-approval": " It is marked for everybody as the approval of an own release.",
  "approver-and-commander": " The roster has nobody else: it counts as approver and as commander, and is marked so for everybody.",
};

type Props = { phase: PhaseState; gate: GateDto; option: SignOption; ceremony: Ceremony; form: SignForm };

/** The body of the ceremony, from the clock down to the initials. */
export function SignOffForm({ phase, gate, option, ceremony, form }: Props) {
  return (
    <>
      <CeremonyClock />
      <ChangedMeanwhile ceremony={ceremony} form={form} />
      <SinceThen gate={gate} />
      <SignFacts phase={phase} gate={gate} mustAccept={option.signing.mustAccept} />
      <Acceptance items={option.signing.mustAccept} form={form} />
      {form.options.length > 1 ? <RoleChoice form={form} option={option} /> : null}
      <Initials phase={phase} option={option} form={form} />
      <NoteField option={option} form={form} />
      <FormProblem text={form.problem} />
    </>
  );
}

/** What is shown is not what is there any more: told with what changed, and asked to look again. */
function ChangedMeanwhile({ ceremony: { change, lookAgain }, form }: { ceremony: Ceremony; form: SignForm }) {
  const look = () => {
    form.change({ initials: "", accepted: false });
    lookAgain();
  };
  return (
    <div role="alert">
      {change.length > 0 ? (
        <div className="mt-3 rounded-md border border-blocked-line bg-blocked-soft p-3">
          <p className="font-medium text-blocked-fg">This changed while you were looking</p>
          <DifferenceList differences={change} />
          <Button size="sm" onClick={look} className="mt-2">
            I have seen it, show it as it is now
          </Button>
        </div>
      ) : null}
    </div>
  );
}

/** Since the own sign-off that ended, or else since one looked last. Source: SIGNOFF rule 12. */
function SinceThen({ gate: { sinceSignOff, sinceLook } }: { gate: GateDto }) {
  const zone = useRoomZone();
  const signed = sinceSignOff && sinceSignOff.differences.length > 0 ? sinceSignOff : null;
  const found = signed ?? (sinceLook && sinceLook.differences.length > 0 ? sinceLook : null);
  if (!found) return null;
  const when = signed ? ` at ${zonedTime(signed.row.at, zone)}` : "";
  const what = signed ? (signed.row.kind === "refused" ? "you refused" : "you signed") : "you looked last";
  return (
    <div className="mt-3 rounded-md border border-border bg-sunken p-3">
      <p className="font-medium">
        What changed since {what}
        {when}
      </p>
      <DifferenceList differences={found.differences} />
    </div>
  );
}

function Acceptance({ items, form }: { items: readonly ItemState[]; form: SignForm }) {
  if (items.length === 0) return null;
  const problem = form.problemAt("acceptOpen");
  return (
    <div className="mt-2 rounded-md border border-blocked-line bg-blocked-soft">
      <Checkbox
        tone="ink"
        checked={form.fields.accepted}
        onChange={(event) => form.change({ accepted: event.target.checked })}
        aria-invalid={problem ? true : undefined}
        label={acceptanceOf(items)}
        className="p-3 pointer-coarse:p-3"
      />
      {problem ? <p className="px-3 pb-3 text-failed-fg text-xs">{problem}</p> : null}
    </div>
  );
}

function acceptanceOf(items: readonly ItemState[]): string {
  const [only] = items;
  if (!only || items.length > 1) return `I accept that these ${items.length} optional items stay open.`;
  const what =
    only.status === "blocked" ? "the blocked item stays open" : only.status === "failed" ? "the failed item stays open" : "it stays open";
  return `I accept that ${what}. Owner: ${only.assignee?.name ?? RELEASE_ROLE_NAMES[only.owner].toLowerCase()}.`;
}

/** SIGNOFF rule 7: one person signs in one role and chooses which. */
function RoleChoice({ form, option }: { form: SignForm; option: SignOption }) {
  return (
    <fieldset className="mt-4">
      <legend className="font-medium">Sign as</legend>
      <RadioList
        label="Sign as"
        tone="signoff"
        className="mt-1"
        value={option.role}
        onValueChange={form.choose}
        rows={form.options.map(({ role, signing }) => ({
          value: role,
          label: RELEASE_ROLE_NAMES[role],
          ...(signing.isNeeded ? {} : { meta: "enough have signed" }),
        }))}
      />
    </fieldset>
  );
}

/** The form arrives after the dialog has opened, so it takes the focus itself; on touch that would raise the keyboard. */
function focusUnlessTouch(input: HTMLInputElement | null): void {
  if (input && !matchMedia("(pointer: coarse)").matches) input.focus({ preventScroll: true });
}

function Initials({ phase, option, form }: { phase: PhaseState; option: SignOption; form: SignForm }) {
  const { confirmed } = useRoom();
  const { user: viewer } = useWorkspace();
  const zone = useRoomZone();
  const now = useRoomNow("minute");
  const until = expiryOf(confirmed, phase, now);
  const problem = form.problemAt("initials");
  const isWrong = !form.hasMatch && form.fields.initials.trim().length >= viewer.initials.length;
  return (
    <Field
      label="Type your initials to sign"
      labelClassName="text-sm"
      required
      error={problem ?? (isWrong ? "These are not your initials." : undefined)}
      className="mt-4"
    >
      <p className="-mt-0.5 mb-2 text-muted-foreground text-xs">
        “{option.meaning}” A signature is never deleted, only taken back. It holds until {dayLabel(until, zone)}, {zonedTime(until, zone)}.
        {option.signing.labels.map((label) => MARKS[label] ?? "").join("")}
      </p>
      <span className="flex items-center gap-3">
        <Input
          ref={focusUnlessTouch}
          value={form.fields.initials}
          onChange={(event) => form.change({ initials: event.target.value })}
          maxLength={8}
          autoCapitalize="characters"
          autoComplete="off"
          spellCheck={false}
          className="h-11 w-24 border-signoff px-1 text-center font-mono text-xl uppercase tracking-widest focus-visible:outline-2 focus-visible:outline-signoff focus-visible:outline-offset-1 max-md:text-xl"
        />
        {form.hasMatch ? (
          <span className="inline-flex items-center gap-1.5 text-done-fg text-xs">
            <CircleCheck className="size-4" aria-hidden="true" />
            Matches {viewer.name}
          </span>
        ) : null}
      </span>
    </Field>
  );
}

const NEEDED = {
  early: "Why you sign before its time",
  "nothing-required": "Why you sign with nothing required",
  "against-verdict": "Why you proceed against the readings",
} as const;

function NoteField({ option, form }: { option: SignOption; form: SignForm }) {
  const { needsComment } = option.signing;
  return (
    <Field
      label={needsComment ? NEEDED[needsComment] : "Note"}
      optional={!needsComment}
      required={needsComment !== null}
      error={form.problemAt("comment")}
      className="mt-3"
      labelClassName="text-muted-foreground"
    >
      <Input
        value={form.fields.comment}
        onChange={(event) => form.change({ comment: event.target.value })}
        maxLength={500}
        placeholder={needsComment ? undefined : "Anything the next phase should know"}
      />
    </Field>
  );
}
