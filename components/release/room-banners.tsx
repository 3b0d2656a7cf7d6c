"use client";

import { Eye, Pause, RefreshCw, Wifi, WifiOff, X } from "lucide-react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { useLiveStatus } from "@/lib/client/live";
import { useTicking } from "@/lib/client/ticker";
import { useRoom, useRoomStore } from "@/lib/client/use-room";
import { permissionsOf } from "@/lib/domain/access/permissions";
import { countdown } from "@/lib/domain/time/clock";
import { useTriple } from "./room-time";

const SHOWN_AFTER_MS = 2_000;

/** At most one line across the room, the most severe first: signed out, connection lost, held, new build, back online, view only. */
export function RoomBanners() {
  const status = useLiveStatus();
  const { state, isOutdated, caughtUp } = useRoom();
  const store = useRoomStore();
  const awayMs = useTicking(() => (status.kind === "offline" ? Math.floor((Date.now() - status.since) / 1_000) * 1_000 : 0), 0);
  const { dto } = store;
  const roles = state.roster.filter((entry) => entry.person.id === dto.viewer.id).map((entry) => entry.role);
  if (status.kind === "signed-out") return <SignedOut />;
  if (status.kind === "offline" && awayMs >= SHOWN_AFTER_MS) return <Reconnecting awayMs={awayMs} />;
  if (state.status === "on-hold") return <Held />;
  if (isOutdated) return <NewBuild />;
  if (caughtUp) return <BackOnline />;
  if (!permissionsOf(dto.access, roles).has("item.tick")) return <ViewOnly />;
  return null;
}

function SignedOut() {
  return (
    <Banner
      tone="blocked"
      icon={WifiOff}
      title="Your session has ended."
      action={<Button onClick={() => location.reload()}>Sign in</Button>}
    >
      What you did until then is saved.
    </Banner>
  );
}

function Reconnecting({ awayMs }: { awayMs: number }) {
  const { pending } = useRoom();
  const saved =
    pending.length === 0 ? "" : `${pending.length === 1 ? "1 change is" : `${pending.length} changes are`} saved here and will be sent. `;
  return (
    <Banner tone="blocked" icon={WifiOff} title="Reconnecting." meta={countdown(awayMs)}>
      {saved}Sign-off and roll back need a connection.
    </Banner>
  );
}

function Held() {
  const { hold } = useRoom().state;
  const triple = useTriple();
  if (!hold) return null;
  const agreed = hold.agreed.map((one) => one.person.name).join(", ");
  return (
    <Banner tone="blocked" icon={Pause} title={`On hold: ${hold.reason}`} meta={triple(hold.since)}>
      Held by {hold.by.name}. {agreed ? `${agreed} agreed to resume; one more is needed.` : "Two people resume it."}
    </Banner>
  );
}

function NewBuild() {
  return (
    <Banner
      tone="brand"
      icon={RefreshCw}
      title="A newer version of T-Minus is running."
      action={<Button onClick={() => location.reload()}>Reload</Button>}
    >
      This page still works; reload when it suits you.
    </Banner>
  );
}

function BackOnline() {
  const store = useRoomStore();
  const { caughtUp } = useRoom();
  if (!caughtUp) return null;
  const sent = `${caughtUp.sent} ${caughtUp.sent === 1 ? "change" : "changes"} sent`;
  const received = `${caughtUp.received} ${caughtUp.received === 1 ? "change" : "changes"} from others applied`;
  return (
    <Banner
      tone="done"
      icon={Wifi}
      title="Back online."
      action={
        <IconButton label="Dismiss" onClick={() => store.dismissCaughtUp()}>
          <X aria-hidden="true" />
        </IconButton>
      }
    >
      {sent}, {received}.
    </Banner>
  );
}

function ViewOnly() {
  const { state } = useRoom();
  const deployer = state.roster.find((entry) => entry.role === "deployer")?.person.name;
  return (
    <Banner icon={Eye} title="View only.">
      Your role in this team reads, it does not tick.{" "}
      {deployer ? `Ask ${deployer} or an admin of the team for access.` : "Ask an admin of the team for access."}
    </Banner>
  );
}
