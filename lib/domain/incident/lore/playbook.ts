/** One step of a playbook. The title says what is true when it is done. */
export type PlaybookStep = {
  /** Stable and unique in its playbook, kebab-case; never reused for another meaning. */
  readonly key: string;
  readonly title: string;
  /** How to do it, and what to look for. */
  readonly hint: string;
  /** May hold the placeholders of checklist commands, `{{service}}` and so on; they stay visible where there is no release. */
  readonly command?: string;
  /** The step of the reference's scenario: `High Error Rate 5`. */
  readonly source: string;
};

/** What to do in one kind of incident, in order. Its steps are a checklist; none of them decides by itself. */
export type Playbook = {
  /** Stable; incidents keep it. */
  readonly key: string;
  readonly title: string;
  /** When it is the right one. */
  readonly when: string;
  readonly steps: readonly PlaybookStep[];
};
