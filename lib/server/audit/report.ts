/** What can be wrong with the log. */
export type AuditFault =
  /** The content is not what was hashed when it was recorded. */
  | "changed"
  /** It does not follow the event before it. */
  | "out-of-chain"
  /** Numbers are left out. */
  | "missing"
  /** The noted end of the stream is another one. */
  | "wrong-end"
  /** The text is not the canonical text of an event. */
  | "not-canonical"
  /** It belongs to another team than its stream. */
  | "wrong-team"
  /** The command's clock and the database's are too far apart. */
  | "clock"
  /** The tables say something else than the events. */
  | "tables-differ"
  /** A checkpoint that left the database says something else than the database. */
  | "not-as-checkpointed";

/** One thing that is wrong, and exactly where; `seq` is null where it is not one event. */
export type AuditProblem = {
  readonly stream: string;
  readonly seq: number | null;
  readonly fault: AuditFault;
  readonly message: string;
};

export type AuditReport = { readonly streams: number; readonly events: number; readonly problems: readonly AuditProblem[] };
