"use client";

import { useQuery } from "@tanstack/react-query";
import { Printer } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { ErrorState } from "@/components/ui/error-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { errorText } from "@/lib/client/api";
import { postMortemQuery } from "@/lib/client/incident";
import { usePageNow } from "@/lib/client/page-now";
import { POST_MORTEM_SECTIONS } from "@/lib/domain/incident/lore/post-mortem";
import { missingSections } from "@/lib/domain/incident/post-mortem";
import { postMortemDueAt } from "@/lib/domain/incident/update-clock";
import { countdown, elapsed } from "@/lib/domain/time/clock";
import { toMs } from "@/lib/domain/time/instant";
import { PostMortemSection } from "./post-mortem-section";
import { momentOf, useIncident, useIncidentAct } from "./use-incident";

/** What remains of an incident: a document that begins with what the record says, and is published once nothing required is missing. */
export function PostMortem() {
  const { incident } = useIncident();
  const query = useQuery(postMortemQuery(incident.id));
  const missing = missingSections(incident);
  return (
    <article aria-label="Post-mortem" className="border-border border-b">
      <Head missing={missing.map((one) => one.title)} />
      {query.isError && !query.data ? (
        <ErrorState title="The record did not load" onRetry={() => void query.refetch()} className="py-8">
          {errorText(query.error)}
        </ErrorState>
      ) : null}
      {query.data
        ? POST_MORTEM_SECTIONS.map((section) => (
            <PostMortemSection
              key={section.key}
              section={section}
              prefilled={query.data.sections.find((one) => one.key === section.key)?.prefilled ?? ""}
              isMissing={missing.includes(section)}
            />
          ))
        : null}
      {query.isPending ? <SkeletonRows rows={4} label="Loading the post-mortem" /> : null}
    </article>
  );
}

function Head({ missing }: { missing: readonly string[] }) {
  const { incident, may } = useIncident();
  const { act, isBusy, problem } = useIncidentAct();
  const reason = missing.length > 0 ? `Still to be written: ${missing.join(", ")}.` : undefined;
  return (
    <header className="border-border border-b px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h2 className="font-semibold text-base">Post-mortem</h2>
        <Standing />
        <span className="ml-auto flex flex-wrap items-center gap-2 print:hidden">
          <Button size="sm" onClick={() => print()}>
            <Printer aria-hidden="true" />
            Print
          </Button>
          {may.lead && !incident.published ? (
            <Button
              size="sm"
              variant="primary"
              busy={isBusy}
              disabledReason={reason}
              reasonClassName="order-first"
              onClick={() => void act({ method: "POST", path: "post-mortem/publication", body: {} })}
            >
              Publish
            </Button>
          ) : null}
        </span>
      </div>
      <p className="mt-1 text-muted-foreground text-xs print:hidden">
        Everybody acted on what they knew then. Write what happened and what made sense at the time, not who should have.
        {may.lead ? "" : ` ${incident.commander.name} or a manager of the team publishes it.`}
      </p>
      {problem ? <p className="mt-1 text-failed-fg text-xs">{problem}</p> : null}
    </header>
  );
}

/** Published when and by whom, or how long is left. */
function Standing() {
  const { incident, timed, zone } = useIncident();
  const now = usePageNow(timed, "second");
  const { published } = incident;
  if (published) {
    return (
      <>
        <Chip tone="done">Published</Chip>
        <span className="tnum text-muted-foreground text-xs">
          {published.by.name}, <time dateTime={published.at}>{momentOf(published.at, zone)}</time>
        </span>
      </>
    );
  }
  const dueAt = postMortemDueAt(incident);
  if (dueAt === null) return null;
  const left = toMs(dueAt) - toMs(now);
  return (
    <>
      <Chip tone={left > 0 ? "neutral" : "blocked"}>{left > 0 ? "Draft" : "Overdue"}</Chip>
      <span className="tnum text-muted-foreground text-xs">
        {left > 0 ? `${countdown(left)} left, ` : `${elapsed(-left)} late, `}due <time dateTime={dueAt}>{momentOf(dueAt, zone)}</time>
      </span>
    </>
  );
}
