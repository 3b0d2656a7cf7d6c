/** What became of an item in the releases of a period. An item is the same one wherever its key is the same. */
export type ItemCount = {
  readonly key: string;
  readonly title: string;
  /** In how many releases it was answered, was done and was not applicable at the end. */
  readonly releases: number;
  readonly done: number;
  readonly notApplicable: number;
  /** In how many it was ever set to failed, whatever became of it. */
  readonly failed: number;
};

/** In fewer releases than this an item has not shown anything. */
export const MIN_RELEASES = 5;

/** Items that nobody ever needed: not applicable each time. Those of most releases first. */
export function neverApplied(items: readonly ItemCount[]): ItemCount[] {
  return sorted(items.filter((item) => item.releases >= MIN_RELEASES && item.notApplicable === item.releases));
}

/** Items that were done each time they applied, and found nothing once. They may be worth a machine. Those of most releases first. */
export function neverFailed(items: readonly ItemCount[]): ItemCount[] {
  return sorted(items.filter((item) => item.failed === 0 && item.done >= MIN_RELEASES && item.done + item.notApplicable === item.releases));
}

const sorted = (items: readonly ItemCount[]): ItemCount[] =>
  items.toSorted((a, b) => b.releases - a.releases || b.done - a.done || (a.key < b.key ? -1 : 1));
