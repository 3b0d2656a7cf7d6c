/**
 * The rules by which an item is in a release or left out of it, in the order in which they are asked. Each item names the one that
 * decided; `docs/tailoring.md` and the list that people see are made from this table.
 */
export const TAILORING_RULES = {
  template: "The template asks it of every release.",
  "own-template": "A template of the team asks it of every release made from it.",
  strategy: "The strategy is carried out by these steps.",
  "condition-holds": "The template asks it under a condition, which the profile fulfils.",
  "condition-fails": "The template asks it under a condition, which the profile does not fulfil.",
  "condition-open": "The template asks it under a condition that only people on the release can answer.",
  restated: "An item of the template says the same and stands for it.",
  "no-fact": "It is about something that the profile does not have.",
  emergency: "An emergency hotfix takes its own list; of the general ones only what is blocking and about this change.",
  blocking: "The guide asks it of every release, and an open one holds the gate.",
  fact: "It is about something that the profile has.",
  "fact-strict": "It is about something that the profile has; it holds the gate, since much hangs on the release or you bear little risk.",
  strict: "Asked because you bear little risk; it holds the gate.",
  grave: "Advice that is given because much hangs on the release.",
  conservative: "Advice that is given because you bear little risk.",
  lenient: "Advice that is left out because you bear much risk.",
  unasked: "Asked only where much hangs on the release or you bear little risk.",
  restored: "Somebody put it back.",
} as const;
export type RuleId = keyof typeof TAILORING_RULES;
