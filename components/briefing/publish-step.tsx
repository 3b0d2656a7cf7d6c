"use client";

import { type FormEvent, useState } from "react";
import { useOfflineReason } from "@/components/release/use-command";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { FormProblem } from "@/components/ui/form-problem";
import { RadioList } from "@/components/ui/radio-list";
import { Sheet } from "@/components/ui/sheet";
import { useToast } from "@/components/ui/toast";
import { useRoom, useRoomStore } from "@/lib/client/use-room";
import { useSubmit } from "@/lib/client/use-submit";
import type { BriefingDto } from "@/lib/contracts/briefing";
import { ROLE_WORDS } from "@/lib/domain/access/role-words";
import { briefingDifference } from "@/lib/domain/briefing/difference";
import { usualReaders } from "@/lib/domain/briefing/readers";
import { currentBriefing } from "@/lib/domain/briefing/standing";
import { ChangeList } from "./changes-card";
import type { Editor } from "./use-editor";

type PublishStepProps = { briefing: BriefingDto; editor: Editor; onBack: () => void; onDone: () => void };

/** Before it goes out: what is new, whether it matters, and who is asked. */
export function PublishStep(props: PublishStepProps) {
  const { briefing, editor, onBack } = props;
  const { asked, toggle, weight, setWeight, refusal, form, send } = usePublishing(props);
  return (
    <Sheet
      open
      onOpenChange={(open) => open || onBack()}
      title={`Publish version ${editor.version}`}
      description="It is on their screens at once, and cannot be taken back; a mistake is corrected by another version."
      className="md:w-[640px]"
      footer={
        <form onSubmit={send} className="flex w-full flex-col gap-2">
          <FormProblem text={form.problem} />
          <div className="flex flex-wrap items-center justify-end gap-2">
            <Button onClick={onBack}>Back to the text</Button>
            <Button type="submit" variant="primary" busy={form.isBusy} disabledReason={refusal} reasonClassName="order-first mr-auto">
              Publish
            </Button>
          </div>
        </form>
      }
    >
      {briefing.current ? <Weight before={briefing.current.content} editor={editor} weight={weight} onChange={setWeight} /> : null}
      <Readers asked={asked} toggle={toggle} />
    </Sheet>
  );
}

function usePublishing({ briefing, editor, onDone }: PublishStepProps) {
  const { confirmed } = useRoom();
  const { members } = useRoomStore().dto;
  const { show } = useToast();
  const offline = useOfflineReason("publish");
  const [asked, setAsked] = useState(() => new Set(usualReaders({ roster: confirmed.roster, members }, currentBriefing(confirmed)?.asked)));
  const [weight, setWeight] = useState<Weighed>(null);
  const isFirst = briefing.current === null;
  const form = useSubmit(async () => {
    const people = members.filter(({ id }) => asked.has(id)).map(({ id, name, initials }) => ({ id, name, initials }));
    await editor.publish(people, isFirst || weight === "material");
    show({ text: `Version ${editor.version} is published; ${people.length === 1 ? "1 person is" : `${people.length} people are`} asked.` });
    onDone();
  }, []);
  const refusal = refusalOf({ isFirst, weight, asked: asked.size }) ?? offline;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!refusal) form.submit();
  };
  const toggle = (id: string, isOn: boolean) =>
    setAsked((before) => (isOn ? new Set([...before, id]) : new Set([...before].filter((one) => one !== id))));
  return { asked, toggle, weight, setWeight, refusal, form, send };
}

function Readers({ asked, toggle }: { asked: ReadonlySet<string>; toggle: (id: string, isOn: boolean) => void }) {
  const { members } = useRoomStore().dto;
  return (
    <>
      <h3 className="font-medium text-xs">Who is asked to read it</h3>
      <ul className="mt-1 grid gap-x-4 sm:grid-cols-2">
        {members.map(({ id, name, role }) => (
          <li key={id}>
            <Checkbox
              label={name}
              hint={ROLE_WORDS[role].label}
              checked={asked.has(id)}
              onChange={(event) => toggle(id, event.target.checked)}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

type Weighed = "material" | "minor" | null;

function refusalOf({ isFirst, weight, asked }: { isFirst: boolean; weight: Weighed; asked: number }): string | undefined {
  if (!isFirst && weight === null) return "Say whether the change is material.";
  return asked === 0 ? "Choose who is asked to read it." : undefined;
}

type WeightProps = {
  before: NonNullable<BriefingDto["current"]>["content"];
  editor: Editor;
  weight: Weighed;
  onChange: (weight: "material" | "minor") => void;
};

/** Nothing is chosen beforehand: only the author knows whether what support has read still holds. */
function Weight({ before, editor, weight, onChange }: WeightProps) {
  const changes = briefingDifference(before, editor.content);
  return (
    <div className="mb-5">
      <h3 className="font-medium text-xs">What is new</h3>
      {changes.length > 0 ? (
        <ChangeList changes={changes} />
      ) : (
        <p className="mt-1 text-muted-foreground text-xs">The text is the same; only who is asked can change.</p>
      )}
      <h3 id="briefing-weight" className="mt-5 mb-1 font-medium text-xs">
        Does it change what support tells customers?
      </h3>
      <RadioList
        labelledBy="briefing-weight"
        value={weight}
        onValueChange={onChange}
        rows={[
          { value: "material", label: "Yes, it is material", hint: "Everybody is asked again; what was confirmed counts no more." },
          { value: "minor", label: "No, a correction", hint: "Whoever has confirmed stays confirmed." },
        ]}
      />
    </div>
  );
}
