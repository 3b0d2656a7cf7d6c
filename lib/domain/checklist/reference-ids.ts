/**
 * The ids of the reference guide's 387 checklist items, by section: first and last number. Items of templates name the ones
 * they restate as their `sources`; that is how coverage of the guide is tested. Ids only: every sentence here is our own.
 */
const SECTIONS = {
  PRE1: [1, 7],
  PRE2: [1, 9],
  PRE3: [1, 10],
  PRE4: [1, 8],
  PRE5: [1, 9],
  PRE6: [1, 9],
  PRE7: [1, 8],
  SMK1: [1, 6],
  SMK2: [1, 8],
  SMK3: [1, 7],
  SMK4: [1, 8],
  SMK5: [1, 7],
  SMK6: [1, 6],
  RBK1: [1, 7],
  POST1: [1, 8],
  POST2: [1, 7],
  POST3: [1, 7],
  POST4: [1, 5],
  POST5: [1, 6],
  INC1: [1, 6],
  INC2: [1, 8],
  INC3: [1, 6],
  INC4: [1, 7],
  STD1: [1, 14],
  STD2: [15, 25],
  STD3: [1, 10],
  STD4: [1, 11],
  STD5: [1, 8],
  STD6: [1, 12],
  STD7: [1, 9],
  CAN1: [1, 10],
  CAN2: [1, 12],
  CAN3: [1, 11],
  CAN4: [1, 12],
  CAN5: [1, 9],
  CAN6: [1, 10],
  CAN7: [1, 6],
  CAN8: [1, 7],
  FIX1: [1, 8],
  FIX2: [1, 6],
  FIX3: [1, 6],
  FIX4: [1, 5],
  FIX5: [1, 6],
  FIX6: [1, 8],
  FIX7: [1, 6],
  FIX8: [1, 6],
  FIX9: [1, 9],
  FIX10: [1, 6],
} as const satisfies Record<string, readonly [first: number, last: number]>;

export type ReferenceSection = keyof typeof SECTIONS;
export type ReferenceId = `${ReferenceSection}.${string}`;

/** Section codes in the order of the guide. `PRE`: before, `SMK`: smoke tests, `RBK`: rollback, `POST`: after, `INC`: incidents. */
export const REFERENCE_SECTIONS = Object.keys(SECTIONS) as readonly ReferenceSection[];

/** The ids of one section, in order: `PRE1.01`, `PRE1.02` … */
export function referenceIdsOf(section: ReferenceSection): ReferenceId[] {
  const [first, last] = SECTIONS[section];
  return Array.from({ length: last - first + 1 }, (_, index): ReferenceId => `${section}.${String(first + index).padStart(2, "0")}`);
}

/** All ids, in the order of the guide. */
export const REFERENCE_IDS: readonly ReferenceId[] = REFERENCE_SECTIONS.flatMap(referenceIdsOf);

const KNOWN: ReadonlySet<string> = new Set(REFERENCE_IDS);

/** Whether this is an id of the guide. */
export function isReferenceId(id: string): id is ReferenceId {
  return KNOWN.has(id);
}
