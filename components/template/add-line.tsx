"use client";

import { Plus } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";

type AddLineProps = { label: string; action: string; onAdd: (text: string) => void };

/** A line in which something new is named; Enter adds it, and the next one can be typed. */
export function AddLine({ label, action, onAdd }: AddLineProps) {
  const [text, setText] = useState("");
  const add = () => {
    if (text.trim() === "") return;
    onAdd(text.trim());
    setText("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    add();
  };
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Input
        aria-label={label}
        placeholder={label}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        className="min-w-0 flex-1 basis-40"
      />
      <Button size="sm" onClick={add} disabledReason={text.trim() === "" ? "Write its title first." : undefined} reasonClassName="sr-only">
        <Plus aria-hidden="true" />
        {action}
      </Button>
    </div>
  );
}
