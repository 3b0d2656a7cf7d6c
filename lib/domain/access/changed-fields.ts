/** The fields that a change names, in words and in the order of `names`. */
export function changedFields<T extends object>({ changes }: { readonly changes: Partial<T> }, names: Record<keyof T, string>): string {
  const fields = (Object.keys(names) as (keyof T)[]).filter((field) => field in changes).map((field) => names[field]);
  const last = fields.pop() ?? "nothing";
  return fields.length === 0 ? last : `${fields.join(", ")} and ${last}`;
}
