import { CircleAlert } from "lucide-react";

/** What is wrong with a form as a whole, below its fields; said at once. Draws nothing without a text. */
export function FormProblem({ text }: { text: string | null }) {
  if (text === null) return null;
  return (
    <p
      role="alert"
      className="mt-3 flex items-start gap-1.5 rounded-md border border-failed-line bg-failed-soft px-2.5 py-2 text-failed-fg text-xs"
    >
      <CircleAlert className="mt-px size-3.5 shrink-0" aria-hidden="true" />
      {text}
    </p>
  );
}
