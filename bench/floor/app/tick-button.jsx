"use client";

import { useState } from "react";

export function TickButton() {
  const [isDone, setDone] = useState(false);
  return (
    <button type="button" aria-pressed={isDone} onClick={() => setDone(!isDone)}>
      Done
    </button>
  );
}
