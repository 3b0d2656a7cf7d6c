/** Steps from the top of a document: names of fields, and places in lists counted from 0. */
export type DocumentPath = readonly (string | number)[];

/** What is wrong with a document, and where. */
export type DocumentProblem = { readonly path: DocumentPath; readonly message: string };

/** A path as people read it: `phases[2].sections[0].items[4].title`. */
export function pathText(path: DocumentPath): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === "number") return `${text}[${step}]`;
    return text === "" ? step : `${text}.${step}`;
  }, "");
}

/** Problems from checks that hold or do not, at fields of one place. */
export function problemsIn(
  path: DocumentPath,
  checks: readonly (readonly [isWrong: boolean, field: DocumentPath, message: string])[],
): DocumentProblem[] {
  return checks.filter(([isWrong]) => isWrong).map(([, field, message]) => ({ path: [...path, ...field], message }));
}
