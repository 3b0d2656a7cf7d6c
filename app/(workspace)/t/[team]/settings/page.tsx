import { redirect } from "next/navigation";
import { sectionsFor } from "@/components/settings/settings-sections";
import { permissionsOf } from "@/lib/domain/access/permissions";
import { workspaceInfo } from "@/lib/server/access/workspace";

/** The first section that the person may see; the frame says so where there is none. */
export default async function Page({ params }: { params: Promise<{ team: string }> }) {
  const { team } = await params;
  const { role } = await workspaceInfo(team);
  const [first] = sectionsFor(permissionsOf(role, []));
  if (first) redirect(`/t/${team}/settings${first.path}`);
  return null;
}
