import { PLAYBOOKS } from "./lore/playbooks";
import { AFTERWARDS } from "./lore/readiness";

type StepList = { readonly title: string; readonly steps: ReadonlyMap<string, string> };

const LISTS: ReadonlyMap<string, StepList> = new Map(
  [...PLAYBOOKS, { ...AFTERWARDS, steps: AFTERWARDS.items }].map(({ key, title, steps }) => [
    key,
    { title, steps: new Map(steps.map((step) => [step.key, step.title])) },
  ]),
);

/** The playbook or list of a key, with the titles of its steps; null where there is none. */
export const findList = (key: string): StepList | null => LISTS.get(key) ?? null;
