"use client";

import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Textarea } from "@/components/ui/textarea";
import { EarlierNoteDialog } from "./earlier-note-dialog";
import { useIncident, useIncidentAct } from "./use-incident";

type NoteBoxProps = { isTold: boolean; onTold: (isTold: boolean) => void };

/** Adds to the timeline; says, where it is so, that stakeholders were told. Enter sends, Shift and Enter breaks the line. */
export function NoteBox({ isTold, onTold }: NoteBoxProps) {
  const { may } = useIncident();
  const { act, isBusy, problem } = useIncidentAct();
  const [text, setText] = useState("");
  const [isEarlier, setEarlier] = useState(false);
  const hintId = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  // The external system is the document's focus: whoever presses the countdown writes next.
  useEffect(() => {
    if (isTold) field.current?.focus();
  }, [isTold]);
  if (!may.work)
    return <p className="border-border border-t p-4 text-2xs text-subtle-foreground">Members of the team add to the timeline.</p>;
  const send = async () => {
    if (text.trim() === "") return;
    if (!(await act({ method: "POST", path: "notes", body: { text: text.trim(), ...(isTold ? { told: true } : {}) } }))) return;
    setText("");
    onTold(false);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void send();
  };
  return (
    <div className="shrink-0 border-border border-t p-3">
      <Textarea
        ref={field}
        aria-label="Add to the timeline"
        aria-describedby={hintId}
        placeholder={isTold ? "What stakeholders were told" : "What is seen, decided or done"}
        rows={1}
        maxLength={2_000}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        enterKeyHint="send"
        className="max-h-32 min-h-8 resize-none py-1.5 text-xs max-md:min-h-11 max-md:py-2.5"
      />
      <span id={hintId} className="sr-only">
        Enter sends. Shift and Enter begins a new line.
      </span>
      {problem ? (
        <p role="alert" className="mt-1 text-failed-fg text-xs">
          {problem}
        </p>
      ) : null}
      <div className="mt-1.5 flex flex-wrap items-center justify-between gap-x-2">
        <Checkbox label="Stakeholders were told this" checked={isTold} onChange={(event) => onTold(event.target.checked)} />
        <span className="flex gap-1.5">
          <Button size="sm" variant="ghost" onClick={() => setEarlier(true)}>
            Earlier…
          </Button>
          <Button size="sm" busy={isBusy} onClick={() => void send()}>
            Add
          </Button>
        </span>
      </div>
      {isEarlier ? <EarlierNoteDialog onClose={() => setEarlier(false)} /> : null}
    </div>
  );
}
