"use client";

import { Avatar } from "@/components/ui/avatar";
import { cn } from "@/components/ui/cn";
import { Spinner } from "@/components/ui/spinner";
import type { DemoSignIn } from "@/lib/contracts/access";

type DemoSignInsProps = {
  people: readonly DemoSignIn[];
  busyWith: string | null;
  onChoose: (email: string, password: string) => void;
};

/** The people of the demo, one press each. */
export function DemoSignIns({ people, busyWith, onChoose }: DemoSignInsProps) {
  return (
    <section aria-label="People of this demo" className="md:-mx-16">
      <div className="my-5 flex items-center gap-3 text-subtle-foreground text-xs">
        <span className="h-px flex-1 bg-border" />
        or be one of the demo’s people
        <span className="h-px flex-1 bg-border" />
      </div>
      <ul className="grid gap-2 sm:grid-cols-2">
        {people.map(({ name, email, password, role }) => (
          <li key={email}>
            <button
              type="button"
              aria-disabled={busyWith === null ? undefined : true}
              onClick={() => onChoose(email, password)}
              className={cn(
                "flex h-11 w-full items-center gap-2 rounded-md border border-border bg-card px-2.5 text-left shadow-raise transition-colors duration-120 hover:bg-accent",
                busyWith !== null && busyWith !== email && "opacity-60",
              )}
            >
              {busyWith === email ? <Spinner /> : <Avatar name={name} decorative />}
              <span className="min-w-0">
                <span className="block truncate font-medium text-sm leading-4">{name}</span>
                {role && role !== name ? <span className="block truncate text-2xs text-subtle-foreground leading-4">{role}</span> : null}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
