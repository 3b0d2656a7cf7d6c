"use client";

import { useState } from "react";

export function Checkbox() {
  const [isDone, setDone] = useState(false);
  return <input type="checkbox" aria-label="Done" checked={isDone} onChange={(event) => setDone(event.target.checked)} />;
}
