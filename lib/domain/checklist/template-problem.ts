/** What is wrong with a template, and where: `phases.t-zero.items.migration-run.verify.command`. */
export type TemplateProblem = { readonly path: string; readonly message: string };

/** Keys go into addresses, events and exports, and are never renamed. */
export const KEY_PATTERN = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** A problem list from checks that hold or do not: the message is kept where the condition is true. */
export function problemsAt(
  path: string,
  checks: readonly (readonly [isWrong: boolean, field: string, message: string])[],
): TemplateProblem[] {
  return checks.filter(([isWrong]) => isWrong).map(([, field, message]) => ({ path: field === "" ? path : `${path}.${field}`, message }));
}

/** Every value that stands more than once, each named once. */
export function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
