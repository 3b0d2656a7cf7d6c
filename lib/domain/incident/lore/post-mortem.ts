/** One part of a post-mortem. */
export type PostMortemSection = {
  readonly key: PostMortemSectionKey;
  readonly title: string;
  /** Questions that ask for what happened and what made sense at the time, never for whose fault it was. */
  readonly prompts: readonly string[];
  /** It is not published while this one is empty or has a gap. */
  readonly required: boolean;
};

export const POST_MORTEM_KEYS = ["impact", "detection", "response", "cause", "went-well", "could-be-better", "actions"] as const;
export type PostMortemSectionKey = (typeof POST_MORTEM_KEYS)[number];

/** The parts of a post-mortem, in the order in which they are read. Source: INC3.06, INC4.01, INC4.02, INC4.04. */
export const POST_MORTEM_SECTIONS: readonly PostMortemSection[] = [
  {
    key: "impact",
    title: "Impact",
    required: true,
    prompts: [
      "Who could not do what, from when to when?",
      "Which figures show it, and where do they come from?",
      "What did it cost customers, and what did they see of it?",
    ],
  },
  {
    key: "detection",
    title: "Detection",
    required: true,
    prompts: [
      "What showed it first: an alert, a person, a customer?",
      "Which signal was there earlier, and what kept it from being seen?",
      "How sure was it at that moment that this was an incident?",
    ],
  },
  {
    key: "response",
    title: "Response",
    required: true,
    prompts: [
      "What was tried, in which order, and what made it the sensible thing to try then?",
      "What did people know at each decision, and what did they have to guess?",
      "What took longest, and what were people waiting for?",
    ],
  },
  {
    key: "cause",
    title: "Cause",
    required: true,
    prompts: [
      "What made it possible, what set it off, and why then?",
      "Which safeguards should have stopped it, and how did it get past each?",
      "Where else in our systems could the same happen?",
    ],
  },
  {
    key: "went-well",
    title: "What went well",
    required: false,
    prompts: ["What kept it from being worse?", "Which preparation paid off?", "Where were we merely lucky?"],
  },
  {
    key: "could-be-better",
    title: "What could be better",
    required: false,
    prompts: [
      "Which tool, text or access was missing when it was needed?",
      "What would have made the right step the easy one?",
      "Who heard too late, and how could they hear sooner?",
    ],
  },
  {
    key: "actions",
    title: "Actions",
    required: true,
    prompts: [
      "What will prevent it, what will show it sooner, what will shorten it?",
      "Who owns each action, and until when?",
      "How will we see that it worked?",
    ],
  },
];

/** How something that nobody recorded stands in a text, until somebody writes it: `[Not recorded: when it was detected]`. */
const GAP = /\[Not recorded: [^\][]*\]/g;

/** A marked gap. `what` is part of a sentence: "when it was detected". */
export function gap(what: string): string {
  return `[Not recorded: ${what}]`;
}

/** The gaps that are still marked in a text, in their order. */
export function gapsIn(text: string): string[] {
  return text.match(GAP) ?? [];
}

/** The required sections that are empty or still have a gap; a post-mortem is published once there is none. */
export function unansweredSections(texts: { readonly [key in PostMortemSectionKey]?: string }): PostMortemSectionKey[] {
  return POST_MORTEM_SECTIONS.filter(({ key, required }) => {
    const text = texts[key] ?? "";
    return required && (text.trim() === "" || gapsIn(text).length > 0);
  }).map(({ key }) => key);
}
