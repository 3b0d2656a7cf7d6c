/** An item that nobody has worked on yet. */
export const UNTOUCHED = {
  status: "todo",
  version: 0,
  reason: null,
  value: null,
  outcome: null,
  waivedUntil: null,
  by: null,
  at: null,
  source: "person",
  assignee: null,
  evidence: [],
  notes: [],
} as const;
