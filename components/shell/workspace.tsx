"use client";

import dynamic from "next/dynamic";
import { usePathname } from "next/navigation";
import { createContext, type ReactNode, use } from "react";
import { RememberTeam } from "@/components/access/remember-team";
import type { WorkspaceInfo } from "@/lib/contracts/workspace";

/** A code of its own: a room, which must be quick, brings its own frame and none of this one. */
const TeamFrame = dynamic(() => import("./team-frame").then((module) => module.TeamFrame));

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
      {isRoom ? children : <TeamFrame info={info}>{children}</TeamFrame>}
    </WorkspaceContext>
  );
}
