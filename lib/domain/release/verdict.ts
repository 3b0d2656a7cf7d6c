/** What is judged afterwards, of what could not wait for a judgement before: whether it was right. */
export const VERDICTS = ["approved", "rejected"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** How the two verdicts read where they are given. */
export type VerdictWords = Readonly<Record<Verdict, string>>;
