/** A rule of the sign-offs switched off: in `file`, `from` stands once and becomes `to`; the tests of the rule in `test` must notice. */
export type Sabotage = {
  readonly rule: number;
  /** What the rule says, in short. */
  readonly says: string;
  readonly test: string;
  /** What is different without it. */
  readonly without: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
};
