/** What a row may ask of the person before a change, in place. */
export type Ask = "not-applicable" | "blocked" | "failed" | "waived" | "answer" | "reopen" | "done-late" | "note" | "evidence" | "assign";
