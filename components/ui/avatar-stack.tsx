import { Avatar, type AvatarProps } from "./avatar";
import { cn } from "./cn";

export type StackedPerson = Pick<AvatarProps, "name" | "initials" | "tone" | "presence"> & { id: string };

/** People side by side; beyond `max` one circle says how many more and names them. */
export function AvatarStack({ people, max = 6, className }: { people: readonly StackedPerson[]; max?: number; className?: string }) {
  const shown = people.slice(0, max);
  const rest = people.slice(max);
  const others = rest.map((person) => person.name).join(", ");
  return (
    <ul className={cn("flex gap-1", className)}>
      {shown.map(({ id, ...person }) => (
        <li key={id} className="grid">
          <Avatar {...person} />
        </li>
      ))}
      {rest.length > 0 ? (
        <li
          title={others}
          className="tnum inline-grid h-6 min-w-6 place-items-center rounded-full border border-border bg-card px-1 font-medium text-[10px] text-muted-foreground"
        >
          <span aria-hidden="true">+{rest.length}</span>
          <span className="sr-only">and {others}</span>
        </li>
      ) : null}
    </ul>
  );
}
