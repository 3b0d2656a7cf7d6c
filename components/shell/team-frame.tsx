"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { SETTINGS_SECTIONS } from "@/components/settings/settings-sections";
import { Breadcrumb, type Crumb } from "@/components/ui/breadcrumb";
import { QueryProvider } from "@/lib/client/query-provider";
import { signOutHere } from "@/lib/client/sign-in";
import { useTicking } from "@/lib/client/ticker";
import { useViewerZone } from "@/lib/client/viewer-zone";
import type { WorkspaceInfo } from "@/lib/contracts/workspace";
import { zonedTime } from "@/lib/domain/time/format";
import { AppShell } from "./app-shell";
import { Inbox } from "./inbox";
import { isCurrentEntry, NAV_ENTRIES, type NavKey } from "./nav-entries";
import { otherTeams } from "./other-teams";
import { useFrame } from "./use-frame";
import { ZoneClocks } from "./zone-clocks";

type TeamFrameProps = { info: WorkspaceInfo; children: ReactNode };

/** Around every page but the rooms: navigation, top bar, and the query cache. */
export function TeamFrame(props: TeamFrameProps) {
  return (
    <QueryProvider>
      <Frame {...props} />
    </QueryProvider>
  );
}

function Frame({ info, children }: TeamFrameProps) {
  const { team, user } = info;
  const { needs, messages, badges, inFlight } = useFrame(info);
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
      bell={<Inbox team={team.id} needs={needs} messages={messages} />}
    >
      {children}
    </AppShell>
  );
}

function WorkspaceClocks({ zone, now }: { zone: string; now: string }) {
  const local = useTicking(() => zonedTime(new Date().toISOString(), zone), zonedTime(now, zone));
  return <ZoneClocks local={local} />;
}

const CRUMBS: readonly (readonly [end: string, label: string])[] = [
  ["/obligations", "Obligations"],
  ["/deployments", "Deployment history"],
  ["/configuration", "Configuration"],
  ["/checklist", "Checklist"],
  ["/strategy", "Strategy"],
  ["/evidence", "Evidence"],
  ["/report", "Report"],
  ["/new", "New release"],
];

function crumbBelow(entry: NavKey, pathname: string): string {
  if (entry === "settings") return SETTINGS_SECTIONS.find(({ path }) => `${pathname}/`.includes(`/settings${path}/`))?.label ?? "Details";
  if (entry === "briefings") return "Briefing";
  if (entry === "incidents") return "Incident";
  return CRUMBS.find(([end]) => pathname.endsWith(end))?.[1] ?? "Details";
}

function useCrumbs(basePath: string): Crumb[] {
  const pathname = usePathname();
  const entry = NAV_ENTRIES.find((one) => isCurrentEntry(one, pathname, basePath));
  if (!entry) return [];
  const isDeeper = pathname !== `${basePath}${entry.path}`;
  if (!isDeeper) return [{ label: entry.label }];
  return [{ label: entry.label, href: `${basePath}${entry.path}` }, { label: crumbBelow(entry.key, pathname) }];
}
