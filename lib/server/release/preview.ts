import type { WindowCheck, WindowCheckQuery } from "@/lib/contracts/plan";
import { findFreezes, findOverlaps } from "@/lib/domain/calendar/windows";
import type { TeamAccess } from "@/lib/server/access/team";
import { Fault } from "@/lib/server/platform/problem";
import { findCalendar } from "./calendar";

/** What speaks against a window: other windows on the service and environment, and freezes. Shown before saving; refuses nothing. */
export async function checkWindow({ team }: TeamAccess, query: WindowCheckQuery): Promise<WindowCheck> {
  const { serviceId, environment, start, end, release } = query;
  if (end <= start) throw new Fault("invalid", "The window ends before it has begun. Choose an end after its start.", { path: "end" });
  const { windows, freezes } = await findCalendar(team.id, { start, end });
  const candidate = { id: release ?? "", serviceId, environment, label: "", start, end };
  const others = windows.map((one) => ({ ...one, label: `${one.service} ${one.version}` }));
  return {
    overlaps: findOverlaps(candidate, others).map(({ window, ...shared }) => ({
      release: window.id,
      label: window.label,
      environment: window.environment,
      ...shared,
    })),
    freezes: findFreezes(candidate, freezes).map(({ freeze, ...shared }) => ({
      id: freeze.id,
      name: freeze.name,
      serviceId: freeze.serviceId,
      ...shared,
    })),
  };
}
