import type { Placeholder } from "@/lib/domain/guidance/placeholders";

/** What has to be filled in, each with what it means. */
export function PlaceholderList({ placeholders }: { placeholders: readonly Placeholder[] }) {
  return (
    <dl className="grid gap-x-6 gap-y-2 text-xs md:grid-cols-2">
      {placeholders.map(({ mark, meaning }) => (
        <div key={mark} className="min-w-0">
          <dt className="font-mono text-blocked-fg">{mark}</dt>
          <dd className="text-muted-foreground">{meaning}</dd>
        </div>
      ))}
    </dl>
  );
}
