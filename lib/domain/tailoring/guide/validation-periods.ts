export type ValidationPeriod = {
  readonly key: string;
  /** Where the guide tells of it. */
  readonly heading: string;
  /** Minutes since T-0; from the end of the period before. */
  readonly fromMinutes: number;
  readonly toMinutes: number;
  /** The general list that is worked through in it. */
  readonly section: string;
};

/** How long a release is watched, and what for. Source: "Post-Deployment Verification" of the guide. */
export const VALIDATION_PERIODS: readonly ValidationPeriod[] = [
  {
    key: "immediate",
    heading: "Immediate Verification (0-15 minutes)",
    fromMinutes: 0,
    toMinutes: 15,
    section: "post-immediate",
  },
  {
    key: "short-term",
    heading: "Short-Term Monitoring (15 minutes - 2 hours)",
    fromMinutes: 15,
    toMinutes: 120,
    section: "post-short",
  },
  {
    key: "extended",
    heading: "Extended Monitoring (2-24 hours)",
    fromMinutes: 120,
    toMinutes: 1440,
    section: "post-extended",
  },
];
