import type { ReactNode } from "react";

/** One line of what is known about an item. */
export function Fact({ name, text }: { name: string; text: ReactNode }) {
  return (
    <>
      <dt className="text-subtle-foreground">{name}</dt>
      <dd className="min-w-0">{text}</dd>
    </>
  );
}
