"use client";

import { CircleAlert } from "lucide-react";
import { useState } from "react";
import { Chip } from "@/components/ui/chip";
import { CollapsibleSection } from "@/components/ui/collapsible-section";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { addSection, movePhase, removePhase, setPhase } from "@/lib/client/template-edit";
import { anchorText } from "@/lib/domain/checklist/own-template/offset-words";
import { itemsOfPhase } from "@/lib/domain/checklist/own-template/placed-items";
import type { TemplatePhase, Track } from "@/lib/domain/checklist/template";
import { AddLine } from "./add-line";
import { useEditing } from "./editor-context";
import { GateFields } from "./gate-fields";
import { PlaceButtons } from "./place-buttons";
import { SectionEditor } from "./section-editor";
import { counted } from "./template-words";

/** One phase: when it is due, who signs it, and its items. Folded until it is opened. */
export function PhaseEditor({ phase, at }: { phase: TemplatePhase; at: number }) {
  const { edit, under } = useEditing();
  const [isOpen, setOpen] = useState(at === 0);
  const wrong = under(["phases", at]).length;
  return (
    <CollapsibleSection
      title={
        <>
          <span className="font-mono">{phase.code}</span> {phase.name}
        </>
      }
      count={<span className="whitespace-nowrap">{counted(itemsOfPhase(phase, []).length, "item")}</span>}
      aside={
        wrong > 0 ? (
          <Chip tone="failed" icon={CircleAlert}>
            {counted(wrong, "problem")}
          </Chip>
        ) : (
          gateWords(phase)
        )
      }
      open={isOpen}
      onOpenChange={setOpen}
    >
      <div className="space-y-3 px-4 pt-1 pb-4">
        <WhenFields phase={phase} at={at} />
        <GateFields phase={phase} at={at} />
        {phase.sections.map((section, sectionAt) => (
          <SectionEditor key={section.key} section={section} place={{ phase: at, section: sectionAt }} />
        ))}
        <AddLine label={`New section of ${phase.code}`} action="Add section" onAdd={(title) => edit((one) => addSection(one, at, title))} />
      </div>
    </CollapsibleSection>
  );
}

function gateWords({ gate }: TemplatePhase): string {
  if (gate.kind === "closed") return "closed by the deployer";
  const count = gate.base.reduce((sum, one) => sum + (Number.isFinite(one.count) ? one.count : 0), 0);
  return `signed by ${count}`;
}

const ANCHORS: Record<Track, readonly { value: TemplatePhase["anchor"]; label: string }[]> = {
  standard: [
    { value: "planned", label: "planned T-0" },
    { value: "actual", label: "T-0, once started" },
  ],
  canary: [
    { value: "planned", label: "planned T-0" },
    { value: "actual", label: "T-0, once started" },
    { value: "promotion", label: "promotion to 100 %" },
  ],
  hotfix: [
    { value: "declaration", label: "declaration" },
    { value: "actual", label: "T-0, once started" },
  ],
};

function WhenFields({ phase, at }: { phase: TemplatePhase; at: number }) {
  const { document, edit, errorAt, under } = useEditing();
  const set = (change: Partial<TemplatePhase>) => edit((one) => setPhase(one, at, change));
  const here = ["phases", at] as const;
  const whole = under(here).filter(({ path }) => path.length <= 3 && !FIELDS.includes(String(path[2])));
  const isRollback = phase.kind === "rollback";
  return (
    <div className="rounded-md border border-border-soft bg-sunken p-3">
      <div className="grid grid-cols-[6rem_minmax(0,1fr)_auto] items-start gap-3 max-md:grid-cols-[6rem_minmax(0,1fr)]">
        <Field label="Code" required error={errorAt([...here, "code"])}>
          <Input value={phase.code} onChange={(event) => set({ code: event.target.value })} mono />
        </Field>
        <Field label="Phase" required error={errorAt([...here, "name"])}>
          <Input value={phase.name} onChange={(event) => set({ name: event.target.value })} />
        </Field>
        <div className="max-md:col-span-2 md:mt-5">
          <PlaceButtons
            subject={`phase ${phase.code}`}
            isFirst={at === 0}
            isLast={at >= document.phases.length - 1}
            onMove={(by) => edit((one) => movePhase(one, at, by))}
            onRemove={() => edit((one) => removePhase(one, at))}
          />
        </div>
      </div>
      {isRollback ? (
        <p className="mt-2 text-subtle-foreground text-xs">Opens when the release is rolled back.</p>
      ) : (
        <div className="mt-3 grid grid-cols-2 items-start gap-3">
          <Field label="Due, in minutes" required error={errorAt([...here, "offsetMinutes"])} hint={offsetHint(phase)}>
            <Input
              type="number"
              step={1}
              value={Number.isFinite(phase.offsetMinutes) ? phase.offsetMinutes : ""}
              onChange={(event) => set({ offsetMinutes: event.target.valueAsNumber })}
            />
          </Field>
          <Field label="Counted from" required error={errorAt([...here, "anchor"])}>
            <Select value={phase.anchor} onChange={(event) => set({ anchor: event.target.value as TemplatePhase["anchor"] })}>
              {ANCHORS[document.track].map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </Select>
          </Field>
        </div>
      )}
      {whole.map(({ message }) => (
        <p key={message} className="mt-2 text-failed-fg text-xs">
          {message}
        </p>
      ))}
    </div>
  );
}

/** Fields of a phase that say themselves what is wrong with them; the rest is said of the phase. */
const FIELDS = ["code", "name", "offsetMinutes", "anchor", "gate"];

function offsetHint(phase: TemplatePhase): string {
  return Number.isInteger(phase.offsetMinutes) ? `${anchorText(phase)}; minus is before` : "Minus is before.";
}
