import type { ReactNode } from "react";
import { Workspace } from "@/components/shell/workspace";
import { workspaceInfo } from "@/lib/server/access/workspace";

type Props = { params: Promise<{ team: string }>; children: ReactNode };

export default async function TeamLayout({ params, children }: Props) {
  const { team } = await params;
  return <Workspace info={await workspaceInfo(team)}>{children}</Workspace>;
}
