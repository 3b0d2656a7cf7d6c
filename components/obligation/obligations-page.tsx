"use client";

import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { ClipboardCheck } from "lucide-react";
import { usePathname, useSearchParams } from "next/navigation";
import { type ReactNode, useCallback, useState } from "react";
import { useWorkspace } from "@/components/shell/workspace";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { SkeletonRows } from "@/components/ui/skeleton";
import { errorText } from "@/lib/client/api";
import { useTeamChanges } from "@/lib/client/live";
import { obligationsQuery, settledQuery } from "@/lib/client/obligation";
import { usePageNow } from "@/lib/client/page-now";
import { useViewerZone } from "@/lib/client/viewer-zone";
import { type ObligationsDto, type Shown, shownOf } from "@/lib/contracts/obligation";
import { shareText } from "@/lib/domain/sign-off/break-glass-share";
import { type AskedObligation, ObligationDialogs } from "./obligation-dialogs";
import { ObligationRow } from "./obligation-row";
import { SettledRow } from "./settled-row";

const SEGMENTS = [
  { value: "all", label: "All" },
  { value: "mine", label: "Mine" },
  { value: "overdue", label: "Overdue" },
] as const;

/** What the releases of the team owe, and what was settled lately. `shown` is what `first` was made for. */
export function ObligationsPage({ first, shown: drawn }: { first: ObligationsDto; shown: Shown }) {
  const { team, user } = useWorkspace();
  const zone = useViewerZone(user.zone, "UTC");
  const { shown, show } = useShown();
  const query = useInfiniteQuery({
    ...obligationsQuery(team.id, shown, shown === drawn ? first : undefined),
    placeholderData: keepPreviousData,
  });
  const latest = query.data?.pages.at(-1) ?? first;
  const now = usePageNow({ now: latest.now, receivedAt: query.dataUpdatedAt });
  const refresh = useRefresh(team.id);
  const [asked, setAsked] = useState<AskedObligation | null>(null);
  const obligations = query.data?.pages.flatMap((page) => page.obligations) ?? [];
  return (
    <>
      <PageHeader title="Obligations" description={headline(latest)} />
      <BreakGlassShareLine share={latest.breakGlass} />
      <search className="mt-4 flex">
        <SegmentedControl label="Obligations" segments={SEGMENTS} value={shown} onValueChange={show} />
      </search>
      <Frame>
        {query.isPending ? (
          <SkeletonRows rows={4} label="Loading obligations" />
        ) : query.isError && obligations.length === 0 ? (
          <ErrorState title="The obligations did not load" onRetry={() => void query.refetch()} className="py-12">
            {errorText(query.error)} Nothing that is owed is lost.
          </ErrorState>
        ) : obligations.length === 0 ? (
          <Nothing shown={shown} onAll={() => show("all")} />
        ) : (
          <ul className="divide-y divide-border-soft" aria-label="Open obligations" aria-busy={query.isPlaceholderData}>
            {obligations.map((obligation) => (
              <ObligationRow key={obligation.id} obligation={obligation} now={now} zone={zone} onAsk={setAsked} />
            ))}
          </ul>
        )}
        {query.hasNextPage ? (
          <div className="border-border-soft border-t px-4 py-2 text-center">
            <Button size="sm" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              Show more
            </Button>
          </div>
        ) : null}
      </Frame>
      {shown === "overdue" ? null : <Settled isMine={shown === "mine"} zone={zone} />}
      <ObligationDialogs asked={asked} zone={zone} onClose={() => setAsked(null)} onChanged={refresh} />
    </>
  );
}

/** How often gates are opened without their sign-offs, where they were at all. Source: SIGNOFF rule 27. */
function BreakGlassShareLine({ share }: { share: ObligationsDto["breakGlass"] }) {
  if (share.broken === 0) return null;
  return (
    <p className={cn("mt-1 text-sm", share.isFlagged ? "font-medium text-blocked-fg" : "text-muted-foreground")}>{shareText(share)}</p>
  );
}

/** What of the list is shown stands in the address. */
function useShown(): { shown: Shown; show: (shown: Shown) => void } {
  const pathname = usePathname();
  const shown = shownOf(useSearchParams().get("show"));
  // Not through the router: the list asks for itself, the page around it stays.
  const show = (next: Shown) => window.history.replaceState(null, "", next === "all" ? pathname : `${pathname}?show=${next}`);
  return { shown, show };
}

/** Asks again for whatever is shown, now and whenever anything of the team changed. */
function useRefresh(team: string): () => void {
  const queries = useQueryClient();
  const refresh = useCallback(() => void queries.invalidateQueries({ queryKey: ["teams", team, "obligations"] }), [queries, team]);
  useTeamChanges(team, refresh);
  return refresh;
}

function headline({ open, overdue }: ObligationsDto): string {
  const rule = "A release that owes something is deployed, not completed.";
  if (open === 0) return `Nothing is open. ${rule}`;
  return `${open} open${overdue > 0 ? `, ${overdue} overdue` : ""}. ${rule}`;
}

function Frame({ children }: { children: ReactNode }) {
  return <div className="mt-3 overflow-hidden rounded-lg border border-border bg-card">{children}</div>;
}

const NOTHING: Record<Exclude<Shown, "all">, { title: string; text: string }> = {
  mine: { title: "You owe nothing", text: "What a release owes and your role on it must bring appears here." },
  overdue: { title: "Nothing is overdue", text: "What is not settled by its deadline appears here, and with the commander or approver." },
};

function Nothing({ shown, onAll }: { shown: Shown; onAll: () => void }) {
  if (shown === "all") {
    return (
      <EmptyState icon={ClipboardCheck} title="Nothing is owed" className="py-12">
        Reports, post-mortems, waived items and what a release leaves behind appear here until they are settled.
      </EmptyState>
    );
  }
  const { title, text } = NOTHING[shown];
  return (
    <EmptyState icon={ClipboardCheck} title={title} action={<Button onClick={onAll}>Show all</Button>} className="py-12">
      {text}
    </EmptyState>
  );
}

/** Draws nothing while nothing was settled. */
function Settled({ isMine, zone }: { isMine: boolean; zone: string }) {
  const { team } = useWorkspace();
  const { data } = useQuery({ ...settledQuery(team.id, isMine), placeholderData: keepPreviousData });
  if (!data || data.obligations.length === 0) return null;
  return (
    <Panel title="Settled lately" aside="last 14 days" className="mt-5">
      <ul className="divide-y divide-border-soft">
        {data.obligations.map((obligation) => (
          <SettledRow key={obligation.id} obligation={obligation} zone={zone} />
        ))}
      </ul>
    </Panel>
  );
}
