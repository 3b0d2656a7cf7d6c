import { CodeSnippet } from "@/components/ui/code-snippet";
import type { RollbackStep } from "@/lib/domain/release/rollback-ways";
import { CRITERIA_TO_DECIDE, type CriterionText, type DatabaseStep, type GuidePart, TRIGGERS } from "@/lib/domain/tailoring/guide/way-back";

/** Where a piece stands in the guide. */
function Source({ children }: { children: string }) {
  return <p className="mt-1 text-2xs text-subtle-foreground">From the deployment guide, “{children}”.</p>;
}

/** On what people decide to roll back, and on what a machine may. */
export function CriteriaGuide() {
  return (
    <>
      <Criteria title="People decide on" part={CRITERIA_TO_DECIDE} />
      <Criteria title="A machine may propose it on" part={TRIGGERS} />
    </>
  );
}

function Criteria({ title, part: { source, points } }: { title: string; part: GuidePart<CriterionText> }) {
  return (
    <section aria-label={title} className="mt-2 first:mt-0">
      <h4 className="font-medium text-xs">{title}</h4>
      <ul className="mt-1 list-disc space-y-0.5 pl-4 text-muted-foreground text-xs marker:text-subtle-foreground">
        {points.map(({ text, note }) => (
          <li key={text}>
            {text}
            {note ? <span className="block text-2xs text-subtle-foreground">{note}</span> : null}
          </li>
        ))}
      </ul>
      <Source>{source}</Source>
    </section>
  );
}

type StepsGuideProps = { part: GuidePart<RollbackStep & { readonly how?: DatabaseStep["how"] }>; isOrdered?: boolean };

/** Things to do, each with its command. */
export function StepsGuide({ part: { source, points }, isOrdered = false }: StepsGuideProps) {
  const List = isOrdered ? "ol" : "ul";
  return (
    <>
      <List className={`space-y-1.5 pl-4 text-xs marker:text-subtle-foreground ${isOrdered ? "list-decimal" : "list-disc"}`}>
        {points.map(({ text, how, command }) => (
          <li key={text}>
            {text}
            {how ? <span className="block text-subtle-foreground">{how}</span> : null}
            {command ? <CodeSnippet command={command} className="mt-1" /> : null}
          </li>
        ))}
      </List>
      <Source>{source}</Source>
    </>
  );
}
