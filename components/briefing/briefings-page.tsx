"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { BookOpenText, SearchX } from "lucide-react";
import { useRouter } from "next/navigation";
import { useCallback, useState } from "react";
import { SearchField } from "@/components/releases/search-field";
import { useWorkspace } from "@/components/shell/workspace";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { errorText } from "@/lib/client/api";
import { briefingsQuery } from "@/lib/client/briefing";
import { useTeamChanges } from "@/lib/client/live";
import { useViewerZone } from "@/lib/client/viewer-zone";
import type { BriefingListDto } from "@/lib/contracts/briefing";
import { BriefingRow } from "./briefing-row";

/** All briefings of the team, and a search through what they say. */
export function BriefingsPage({ first, q: drawn }: { first: BriefingListDto; q: string }) {
  const { team, user } = useWorkspace();
  const zone = useViewerZone(user.zone, "UTC");
  const router = useRouter();
  const queries = useQueryClient();
  const [q, setQ] = useState(drawn);
  const query = useQuery({ ...briefingsQuery(team.id, q), ...(q === drawn ? { initialData: first } : {}) });
  const refresh = useCallback(() => void queries.invalidateQueries({ queryKey: ["teams", team.id, "briefings"] }), [queries, team.id]);
  useTeamChanges(team.id, refresh);
  const look = (text: string) => {
    setQ(text);
    router.replace(`/t/${team.slug}/briefings${text === "" ? "" : `?q=${encodeURIComponent(text)}`}`, { scroll: false });
  };
  const briefings = query.data?.briefings ?? [];
  return (
    <>
      <PageHeader title="Briefings" description="What support needs to know of each release, the latest first." />
      <search className="mt-4 flex">
        <SearchField label="Words of a briefing" placeholder="Search what they say" value={q} onChange={look} />
      </search>
      <div className="mt-3 overflow-hidden rounded-lg border border-border bg-card">
        {query.isError && briefings.length === 0 ? (
          <ErrorState title="The briefings did not load" onRetry={() => void query.refetch()} className="py-12">
            {errorText(query.error)}
          </ErrorState>
        ) : briefings.length > 0 ? (
          <ul className="divide-y divide-border-soft" aria-label="Briefings" aria-busy={query.isPlaceholderData}>
            {briefings.map((briefing) => (
              <BriefingRow key={briefing.release} briefing={briefing} zone={zone} />
            ))}
          </ul>
        ) : (
          <Nothing q={q} onClear={() => look("")} />
        )}
      </div>
    </>
  );
}

function Nothing({ q, onClear }: { q: string; onClear: () => void }) {
  if (q === "") {
    return (
      <EmptyState icon={BookOpenText} title="No briefings yet" className="py-12">
        A briefing is written on the page of its release, by whoever leads support or communications there.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={SearchX} title="No briefing says that" action={<Button onClick={onClear}>Clear the search</Button>} className="py-12">
      Every word has to stand in the version that is in force.
    </EmptyState>
  );
}
