"use client";

import { Search } from "lucide-react";
import { useEffect, useState } from "react";
import { Input } from "@/components/ui/input";

const TYPING_MS = 250;

type SearchFieldProps = { label: string; placeholder: string; value: string; onChange: (value: string) => void };

/** Keeps what is typed and tells it on when the typing pauses. */
export function SearchField({ label, placeholder, value, onChange }: SearchFieldProps) {
  const [text, setText] = useState(value);
  const [told, setTold] = useState(value);
  // The address changed by itself: Back, a link, Clear.
  if (value !== told) {
    setTold(value);
    setText(value);
  }
  // The external system is the browser's timer.
  useEffect(() => {
    const trimmed = text.trim();
    if (trimmed === told) return;
    const timer = setTimeout(() => {
      setTold(trimmed);
      onChange(trimmed);
    }, TYPING_MS);
    return () => clearTimeout(timer);
  }, [text, told, onChange]);
  return (
    <span className="relative w-60 max-md:w-full">
      <Search className="pointer-events-none absolute top-1/2 left-2 size-3.5 -translate-y-1/2 text-muted-foreground" aria-hidden="true" />
      <Input
        type="search"
        aria-label={label}
        placeholder={placeholder}
        value={text}
        maxLength={80}
        onChange={(event) => setText(event.target.value)}
        className="h-7 pl-7 text-xs"
      />
    </span>
  );
}
