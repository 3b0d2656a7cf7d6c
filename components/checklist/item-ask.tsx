"use client";

import { type FormEvent, useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { useRoomStore } from "@/lib/client/use-room";
import type { ItemState } from "@/lib/domain/release/state";
import { AnswerForm } from "./answer-form";
import type { Ask } from "./ask";
import { AskForm } from "./ask-form";
import { useItemActions } from "./item-actions";

type Props = { item: ItemState; ask: Ask; onDone: () => void };

/** The question of a row, asked where the item stands: a reason, an answer, a note, a link or a person. */
export function ItemAsk(props: Props) {
  switch (props.ask) {
    case "answer":
      return <AnswerForm {...props} />;
    case "note":
      return <NoteForm {...props} />;
    case "evidence":
      return <EvidenceForm {...props} />;
    case "assign":
      return <AssignForm {...props} />;
    case "waived":
      return <WaiveForm {...props} />;
    case "not-applicable":
    case "blocked":
    case "failed":
    case "reopen":
    case "done-late":
      return <ReasonForm {...props} ask={props.ask} />;
  }
}

const QUESTIONS = {
  "not-applicable": { label: "Why does it not apply?", act: "Mark not applicable", status: "not-applicable" },
  blocked: { label: "What does it wait for?", act: "Mark blocked", status: "blocked" },
  failed: { label: "What went wrong?", act: "Mark failed", status: "failed" },
  reopen: { label: "Why does it change now?", act: "Set back to do", status: "todo" },
  "done-late": { label: "Why is it done only now?", act: "Mark done", status: "done" },
} as const;

function ReasonForm({ item, ask, onDone }: Props & { ask: keyof typeof QUESTIONS }) {
  const { set } = useItemActions();
  const [reason, setReason] = useState("");
  const { label, act, status } = QUESTIONS[ask];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!reason.trim()) return;
    set(item, status, { reason: reason.trim() });
    onDone();
  };
  return (
    <AskForm act={act} onSubmit={submit} onCancel={onDone} missing={reason.trim() ? undefined : "Write the reason first."}>
      <Field label={label} className="flex-1">
        <Input autoFocus value={reason} onChange={(event) => setReason(event.target.value)} maxLength={500} />
      </Field>
    </AskForm>
  );
}

const DAY_MS = 86_400_000;

function WaiveForm({ item, onDone }: Props) {
  const { set } = useItemActions();
  const store = useRoomStore();
  const [reason, setReason] = useState("");
  const [days, setDays] = useState("7");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!reason.trim()) return;
    set(item, "waived", { reason: reason.trim(), waivedUntil: new Date(store.nowMs() + Number(days) * DAY_MS).toISOString() });
    onDone();
  };
  return (
    <AskForm act="Waive" onSubmit={submit} onCancel={onDone} missing={reason.trim() ? undefined : "Write the reason first."}>
      <Field label="Why may it be left open?" className="flex-1">
        <Input autoFocus value={reason} onChange={(event) => setReason(event.target.value)} maxLength={500} />
      </Field>
      <Field label="Until">
        <Select value={days} onChange={(event) => setDays(event.target.value)}>
          {["1", "2", "7", "14", "30"].map((one) => (
            <option key={one} value={one}>
              {one === "1" ? "1 day" : `${one} days`}
            </option>
          ))}
        </Select>
      </Field>
    </AskForm>
  );
}

function NoteForm({ item, onDone }: Props) {
  const store = useRoomStore();
  const [text, setText] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!text.trim()) return;
    store.enqueue({ type: "item.note", item: item.key, text: text.trim() });
    onDone();
  };
  return (
    <AskForm act="Add note" onSubmit={submit} onCancel={onDone} missing={text.trim() ? undefined : "Write the note first."}>
      <Field label="Note" className="flex-1">
        <Input autoFocus value={text} onChange={(event) => setText(event.target.value)} maxLength={2_000} />
      </Field>
    </AskForm>
  );
}

function EvidenceForm({ item, onDone }: Props) {
  const store = useRoomStore();
  const [url, setUrl] = useState("");
  const [label, setLabel] = useState("");
  const isLink = /^https?:\/\/\S+$/.test(url.trim());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isLink) return;
    store.enqueue({ type: "item.add-evidence", item: item.key, url: url.trim(), label: label.trim() || url.trim().slice(0, 200) });
    onDone();
  };
  return (
    <AskForm
      act="Add link"
      onSubmit={submit}
      onCancel={onDone}
      missing={isLink ? undefined : "Give a link that begins with https:// or http://."}
    >
      <Field label="Link to the evidence" className="flex-1">
        <Input
          autoFocus
          type="url"
          inputMode="url"
          value={url}
          onChange={(event) => setUrl(event.target.value)}
          placeholder="https://"
          maxLength={2_000}
        />
      </Field>
      <Field label="What it shows" className="flex-1">
        <Input value={label} onChange={(event) => setLabel(event.target.value)} maxLength={200} />
      </Field>
    </AskForm>
  );
}

function AssignForm({ item, onDone }: Props) {
  const store = useRoomStore();
  const [person, setPerson] = useState(item.assignee?.id ?? "");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const member = store.dto.members.find((one) => one.id === person);
    store.enqueue({
      type: "item.assign",
      item: item.key,
      assignee: member ? { id: member.id, name: member.name, initials: member.initials } : null,
    });
    onDone();
  };
  return (
    <AskForm act="Assign" onSubmit={submit} onCancel={onDone}>
      <Field label="Assigned to" className="flex-1">
        <Select autoFocus value={person} onChange={(event) => setPerson(event.target.value)}>
          <option value="">Nobody in person: the role's</option>
          {store.dto.members.map((member) => (
            <option key={member.id} value={member.id}>
              {member.name}
            </option>
          ))}
        </Select>
      </Field>
    </AskForm>
  );
}
