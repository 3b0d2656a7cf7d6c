"use client";

import { Flag } from "lucide-react";
import { type KeyboardEvent, useId, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Kbd } from "@/components/ui/kbd";
import { Textarea } from "@/components/ui/textarea";
import { useRoomPart, useRoomStore } from "@/lib/client/use-room";
import { useRoomDialogs } from "./use-room-dialogs";

/** The id by which the key `c` finds the field. */
export const COMMENT_ID = "room-comment";

/** Says something to the room; without a connection it waits, visibly, and is sent later. Enter sends, Shift and Enter breaks the line. */
export function CommentBox({ placeholder = "Comment to the room" }: { placeholder?: string }) {
  const store = useRoomStore();
  const { openFlag } = useRoomDialogs();
  const [text, setText] = useState("");
  const hintId = useId();
  // Drawn again when the roster changes, since the person's roles may then be others.
  useRoomPart((view) => view.confirmed.roster);
  const { permissions } = store.context();
  if (!permissions.has("comment.add")) {
    return (
      <p className="border-border border-t p-4 text-2xs text-subtle-foreground">
        Members of the team and people of the roster can comment here.
      </p>
    );
  }
  const send = () => {
    if (text.trim() === "") return;
    store.enqueue({ type: "comment.add", text: text.trim() });
    setText("");
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === "Escape") event.currentTarget.blur();
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <div className="flex shrink-0 items-start gap-1.5 border-border border-t p-3">
      <div className="relative min-w-0 flex-1">
        <Textarea
          id={COMMENT_ID}
          aria-label={placeholder}
          aria-describedby={hintId}
          placeholder={placeholder}
          rows={1}
          maxLength={2_000}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
          enterKeyHint="send"
          className="max-h-32 min-h-8 resize-none py-1.5 pr-8 text-xs max-md:min-h-11 max-md:py-2.5"
        />
        {text === "" ? <Kbd className="pointer-events-none absolute top-[7px] right-2 max-md:hidden">c</Kbd> : null}
        <span id={hintId} className="sr-only">
          Enter sends. Shift and Enter begins a new line.
        </span>
      </div>
      {permissions.has("flag.raise") ? (
        <IconButton label="Raise a flag" size="lg" onClick={openFlag}>
          <Flag aria-hidden="true" />
        </IconButton>
      ) : null}
    </div>
  );
}
