"use client";

import { useState } from "react";

export function Checkbox() {
  const [isDone, setDone] = useState(false);
  return (
    <button type="button" role="checkbox" aria-checked={isDone} onClick={() => setDone(!isDone)}>
      Done
    </button>
  );
}
