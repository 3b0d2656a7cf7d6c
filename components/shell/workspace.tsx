"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { createContext, type ReactNode, use } from "react";
import { RememberTeam } from "@/components/access/remember-team";
import { Breadcrumb, type Crumb } from "@/components/ui/breadcrumb";
import { QueryProvider } from "@/lib/client/query-provider";
import { signOutHere } from "@/lib/client/sign-in";
import { useTicking } from "@/lib/client/ticker";
import { useViewerZone } from "@/lib/client/viewer-zone";
import type { WorkspaceInfo } from "@/lib/contracts/workspace";
import { zonedTime } from "@/lib/domain/time/format";
import { AppShell } from "./app-shell";
import { Inbox } from "./inbox";
import { isCurrentEntry, NAV_ENTRIES } from "./nav-entries";
import { useFrame } from "./use-frame";
import { ZoneClocks } from "./zone-clocks";

const WorkspaceContext = createContext<WorkspaceInfo | null>(null);

/** Team and person of the page. Throws outside a team's pages. */
export function useWorkspace(): WorkspaceInfo {
  const info = use(WorkspaceContext);
  if (!info) throw new Error("There is no workspace around this component.");
  return info;
}

const ROOM = /^\/t\/[^/]+\/releases\/[0-9a-f-]{36}$/;

/** Around every page of a team. Rooms bring their own frame, with their own head; all other pages get it here. */
export function Workspace({ info, children }: { info: WorkspaceInfo; children: ReactNode }) {
  const isRoom = ROOM.test(usePathname());
  return (
    <WorkspaceContext value={info}>
      <RememberTeam slug={info.team.slug} />
      <QueryProvider>{isRoom ? children : <PageFrame info={info}>{children}</PageFrame>}</QueryProvider>
    </WorkspaceContext>
  );
}

function PageFrame({ info, children }: { info: WorkspaceInfo; children: ReactNode }) {
  const { team, user } = info;
  const { needs, badges, inFlight } = useFrame(info);
  const zone = useViewerZone(user.zone, "UTC");
  return (
    <AppShell
      variant="page"
      basePath={`/t/${team.slug}`}
      user={{ ...user, timeZone: zone, otherTeams: otherTeams(info) }}
      onSignOut={() => void signOutHere()}
      badges={badges}
      inFlight={inFlight}
      breadcrumbs={<Breadcrumb crumbs={useCrumbs(`/t/${team.slug}`)} linkComponent={Link} />}
      clocks={<WorkspaceClocks zone={zone} now={info.now} />}
      bell={<Inbox needs={needs} />}
    >
      {children}
    </AppShell>
  );
}

/** What the menu of the person offers besides the team of this page. */
export function otherTeams({ team, teams }: Pick<WorkspaceInfo, "team" | "teams">): WorkspaceInfo["teams"] {
  return teams.filter((one) => one.slug !== team.slug);
}

function WorkspaceClocks({ zone, now }: { zone: string; now: string }) {
  const local = useTicking(() => zonedTime(new Date().toISOString(), zone), zonedTime(now, zone));
  return <ZoneClocks local={local} />;
}

function useCrumbs(basePath: string): Crumb[] {
  const pathname = usePathname();
  const entry = NAV_ENTRIES.find((one) => isCurrentEntry(one, pathname, basePath));
  if (!entry) return [];
  const isDeeper = pathname !== `${basePath}${entry.path}`;
  if (!isDeeper) return [{ label: entry.label }];
  return [{ label: entry.label, href: `${basePath}${entry.path}` }, { label: pathname.endsWith("/new") ? "New release" : "Details" }];
}
