"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import Link from "next/link";
import { useCallback } from "react";
import { CalendarPanel } from "@/components/calendar/calendar-panel";
import { useWorkspace } from "@/components/shell/workspace";
import { buttonVariants } from "@/components/ui/button-variants";
import { PageHeader } from "@/components/ui/page-header";
import { useFirstDraw } from "@/lib/client/first-draw";
import { homeQuery } from "@/lib/client/home";
import { useTeamChanges } from "@/lib/client/live";
import { usePageNow } from "@/lib/client/page-now";
import { useViewerZone } from "@/lib/client/viewer-zone";
import type { HomeDto } from "@/lib/contracts/home";
import { RELEASE_ROLE_NAMES } from "@/lib/domain/access/roles";
import { listed } from "@/lib/domain/access/who-can";
import { longDayLabel } from "@/lib/domain/time/format";
import { Finished } from "./finished";
import { InFlight } from "./in-flight";
import { MyItems } from "./my-items";
import { NeedsList } from "./needs-list";

/** What needs the person, their items, what is in flight, the days ahead, what finished. */
export function HomePage({ first }: { first: HomeDto }) {
  const { team, user } = useWorkspace();
  const queries = useQueryClient();
  const zone = useViewerZone(user.zone, "UTC");
  const { data: present, dataUpdatedAt } = useQuery({ ...homeQuery(team.id), initialData: first });
  const data = useFirstDraw(present, first);
  const timed = { now: data.now, receivedAt: dataUpdatedAt };
  const now = usePageNow(timed);
  const refresh = useCallback(() => void queries.invalidateQueries(homeQuery(team.id)), [queries, team.id]);
  useTeamChanges(team.id, refresh);

  return (
    <>
      <PageHeader
        title={headline(data.needs.length)}
        description={`${longDayLabel(now, zone)}. ${rolesText(data.roles)}`}
        actions={
          data.canCreate ? (
            <Link href={`/t/${team.slug}/releases/new`} className={buttonVariants({ variant: "primary" })}>
              <Plus aria-hidden="true" />
              New release
            </Link>
          ) : null
        }
      />
      <div className="mt-4 grid grid-cols-[minmax(0,1fr)_400px] gap-5 max-lg:grid-cols-1">
        <div className="min-w-0 space-y-5">
          <NeedsList needs={data.needs} timed={timed} />
          <MyItems items={data.items} zone={zone} />
        </div>
        <InFlight inFlight={data.inFlight} openCount={data.openCount} canCreate={data.canCreate} timed={timed} zone={zone} />
      </div>
      <CalendarPanel calendar={data.calendar} inFlight={data.inFlight} now={now} zone={zone} />
      <Finished finished={data.finished} zone={zone} />
    </>
  );
}

function headline(count: number): string {
  if (count === 0) return "Nothing needs you now";
  return count === 1 ? "1 thing needs you now" : `${count} things need you now`;
}

function rolesText(roles: HomeDto["roles"]): string {
  if (roles.length === 0) return "You have no part in an open release.";
  const parts = roles.map(
    ({ role, releases }) => `${RELEASE_ROLE_NAMES[role].toLowerCase()} on ${releases} release${releases === 1 ? "" : "s"}`,
  );
  return `You are ${listed(parts, "and")}.`;
}
