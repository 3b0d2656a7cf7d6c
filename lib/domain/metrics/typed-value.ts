import { type Unit, valueProblem } from "./metric";

export type TypedValue = { readonly value: number; readonly problem: null } | { readonly value: null; readonly problem: string };

const PLAIN = /^\d+(\.\d+)?$/;
const GROUPED = /^\d{1,3}(,\d{3})+(\.\d+)?$/;

/** A value as somebody types it from a dashboard: `0.42`, `30,450`. What could be meant in two ways, such as `0,42`, is refused. */
export function typedValue(text: string, unit: Unit): TypedValue {
  const typed = text.trim();
  const value = PLAIN.test(typed) || GROUPED.test(typed) ? Number(typed.replaceAll(",", "")) : Number.NaN;
  const problem = typed.startsWith("-") ? "A reading is not negative." : valueProblem(value, unit);
  return problem === null ? { value, problem } : { value: null, problem };
}
