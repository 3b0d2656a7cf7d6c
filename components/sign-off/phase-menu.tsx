"use client";

import { MoreHorizontal } from "lucide-react";
import { useRoomDialogs } from "@/components/release/use-room-dialogs";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { useRoomStore } from "@/lib/client/use-room";
import { livePhases } from "@/lib/domain/sign-off/gate-order";
import type { Gate } from "./use-gate";

/** What is done rarely: refusing without opening the ceremony, breaking the glass, beginning the phase anew. */
export function PhaseMenu({ gate: { state, phase, part }, isSigned }: { gate: Gate; isSigned: boolean }) {
  const { openRefuse, openRestartPhase, openBreakGlass } = useRoomDialogs();
  const { permissions } = useRoomStore().context();
  const isLive = state.status !== "draft" && livePhases(state).some((one) => one.key === phase.key);
  const canRefuse = isSigned && isLive && phase.status === "open" && part.kind !== "none" && part.kind !== "refused";
  const canRestart = isLive && permissions.has("phase.close");
  // Offered to everybody where it may ever be allowed: the dialog says what is missing and who can.
  const isEmergency = state.details.template.track === "hotfix" || state.incidents !== undefined;
  const hasGlass = isSigned && isLive && phase.status === "open" && isEmergency;
  if (!canRefuse && !canRestart && !hasGlass) return null;
  return (
    <Menu
      trigger={
        <IconButton label={`More about ${phase.code}`} size="sm" className="-mr-1.5">
          <MoreHorizontal aria-hidden="true" />
        </IconButton>
      }
    >
      {canRefuse ? <MenuItem onClick={() => openRefuse(phase.key)}>Refuse to sign, say why…</MenuItem> : null}
      {hasGlass ? <MenuItem onClick={() => openBreakGlass(phase.key)}>Break the glass…</MenuItem> : null}
      {canRestart ? <MenuItem onClick={() => openRestartPhase(phase.key)}>Restart {phase.code}…</MenuItem> : null}
    </Menu>
  );
}
