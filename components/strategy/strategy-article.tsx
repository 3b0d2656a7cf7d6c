import { Check, TriangleAlert } from "lucide-react";
import { useId } from "react";
import type { StrategySheet } from "@/lib/domain/tailoring/guide/strategy-sheets";

/** One strategy in full. */
export function StrategyArticle({ sheet }: { sheet: StrategySheet }) {
  const headingId = useId();
  const { name, source, weighed, bestFor, characteristics, steps, validation } = sheet;
  return (
    <article aria-labelledby={headingId}>
      <h2 id={headingId} className="font-semibold text-base">
        {name}
      </h2>
      {weighed ? <Weighed weighed={weighed} /> : null}
      <div className="mt-3 grid gap-x-5 gap-y-3 lg:grid-cols-2">
        <Points title="Best for" points={bestFor} />
        <Points title="How it is" points={characteristics} />
        <Points title="Steps" points={steps} isOrdered />
        <Points title="How to see that it goes well" points={validation} />
      </div>
      <p className="mt-3 text-subtle-foreground text-xs">From the deployment guide, “{source}”.</p>
    </article>
  );
}

/** Why it is recommended or not, and every argument with its points. */
function Weighed({ weighed: { standing, reasonsFor, reasonsAgainst } }: { weighed: NonNullable<StrategySheet["weighed"]> }) {
  return (
    <>
      <p className="mt-0.5 text-muted-foreground text-sm">{standing}</p>
      <ul aria-label="For and against" className="mt-2 rounded-md border border-border-soft bg-sunken px-3 py-1.5">
        {[...reasonsFor, ...reasonsAgainst].map(({ id, text, points }) => (
          <li key={id} className="flex items-start gap-2.5 py-1 text-sm leading-[18px]">
            {points > 0 ? (
              <Check className="mt-0.5 size-4 shrink-0 text-done" aria-label="For:" />
            ) : (
              <TriangleAlert className="mt-0.5 size-4 shrink-0 text-blocked-fg" aria-label="Against:" />
            )}
            <span className="min-w-0 flex-1">{text}</span>
            <span className="tnum shrink-0 font-mono text-muted-foreground text-xs leading-[18px]">
              {points > 0 ? `+${points}` : `\u2212${-points}`}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

type PointsProps = { title: string; points: readonly string[]; isOrdered?: boolean };

function Points({ title, points, isOrdered = false }: PointsProps) {
  const headingId = useId();
  const List = isOrdered ? "ol" : "ul";
  return (
    <section aria-labelledby={headingId}>
      <h3 id={headingId} className="font-medium text-subtle-foreground text-xs">
        {title}
      </h3>
      <List
        className={`mt-1 space-y-1 pl-4 text-sm leading-[18px] ${isOrdered ? "list-decimal" : "list-disc"} marker:text-subtle-foreground`}
      >
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </List>
    </section>
  );
}
