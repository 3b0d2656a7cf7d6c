"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { useFirstDraw } from "@/lib/client/first-draw";
import { homeQuery } from "@/lib/client/home";
import { inboxQuery } from "@/lib/client/inbox";
import { useTeamChanges } from "@/lib/client/live";
import type { HomeDto } from "@/lib/contracts/home";
import type { InboxDto } from "@/lib/contracts/inbox";
import type { InFlightRelease, WorkspaceInfo } from "@/lib/contracts/workspace";
import { STATUS_LABELS } from "@/lib/domain/release/release-status";

type Overview = HomeDto["inFlight"][number];

/** What the frame shows beside every page of a team: what needs the person, and the releases under way. Kept up to date by the stream. */
export function useFrame({ team }: Pick<WorkspaceInfo, "team">) {
  const client = useQueryClient();
  const home = useQuery(homeQuery(team.id)).data;
  const messages = useQuery(inboxQuery(team.id)).data;
  // A home page under this frame fills the same cache while it is drawn. When the browser starts over with the frame before it
  // is alive (a key pressed early on a slow device), that answer is there, and the server drew the frame without one.
  const data = useFirstDraw(home, undefined);
  const inbox = useFirstDraw(messages, undefined);
  const refresh = useCallback(() => {
    // What pages that are closed have kept may be older than what happened: they ask again when they are opened.
    void client.invalidateQueries({ refetchType: "none" });
    void client.invalidateQueries({ queryKey: homeQuery(team.id).queryKey });
    void client.invalidateQueries({ queryKey: inboxQuery(team.id).queryKey });
  }, [client, team.id]);
  useTeamChanges(team.id, refresh);
  return useMemo(() => {
    const needs = data?.needs ?? [];
    const unread = needs.filter((need) => need.kind === "briefing").length;
    const waiting = { count: needs.length, tone: "signoff" as const, label: `${needs.length} need you` };
    const open = data?.openIncidents ?? 0;
    const incidents = { count: open, tone: "blocked" as const, label: `${open} open` };
    const briefings = { count: unread, tone: "signoff" as const, label: `${unread} to read` };
    return {
      needs,
      messages: inbox?.messages ?? NOTHING,
      inFlight: (data?.inFlight ?? []).map((release) => toEntry(release, data?.now ?? "")),
      badges: { ...(needs.length > 0 ? { home: waiting } : {}), ...(unread > 0 ? { briefings } : {}), ...(open > 0 ? { incidents } : {}) },
    };
  }, [data, inbox]);
}

const NOTHING: InboxDto["messages"] = [];

/** What the frame shows. */
export type Frame = ReturnType<typeof useFrame>;

function toEntry(release: Overview, now: string): InFlightRelease {
  const isAwaiting = release.phases.some((phase) => phase.display === "awaiting");
  return {
    id: release.id,
    name: release.service.name,
    version: release.toVersion,
    mark: isAwaiting && release.status !== "on-hold" ? "signoff" : markOf(release.status),
    stateLabel: isAwaiting ? "Awaiting sign-off" : STATUS_LABELS[release.status],
    now,
    t0: release.actualT0 ?? release.plannedT0,
    state: release.clock,
    frozenAt: release.clockStoppedAt,
  };
}

function markOf(status: Overview["status"]): InFlightRelease["mark"] {
  switch (status) {
    case "on-hold":
      return "hold";
    case "rolling-back":
    case "rolled-back":
      return "rollback";
    case "deployed":
    case "completed":
      return "deployed";
    case "deploying":
    case "verifying":
      return "running";
    case "draft":
    case "planned":
    case "preparing":
    case "ready":
    case "cancelled":
      return "preparing";
  }
}
