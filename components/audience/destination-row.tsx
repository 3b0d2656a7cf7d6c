"use client";

import { Ellipsis, KeyRound, Pencil, Send, Trash2 } from "lucide-react";
import { useWorkspace } from "@/components/shell/workspace";
import { Chip } from "@/components/ui/chip";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { useToast } from "@/components/ui/toast";
import { errorText } from "@/lib/client/api";
import { testDestination } from "@/lib/client/destination";
import type { DestinationDto } from "@/lib/contracts/destination";
import { CHANNEL_NAMES } from "@/lib/domain/comms/destination";
import type { OpenDialog } from "./destination-dialogs";
import { CHANNEL_ICONS, lastText, STATUS_WORDS } from "./destination-words";

type RowProps = { destination: DestinationDto; zone: string; onOpen: (dialog: OpenDialog) => void; onChanged: () => void };

/** One destination of an audience: where it reads, and what became of the newest message there. */
export function DestinationRow({ destination, zone, onOpen, onChanged }: RowProps) {
  const { name, channel, address, last } = destination;
  const Icon = CHANNEL_ICONS[channel];
  return (
    <li className="flex items-start gap-3 border-border-soft border-t px-4 py-2.5">
      <Icon className="mt-0.5 size-4 shrink-0 text-muted-foreground" aria-hidden="true" />
      <div className="min-w-0 flex-1">
        <p className="flex min-w-0 flex-wrap items-center gap-2">
          <span className="truncate font-medium">{name}</span>
          {last ? <Chip tone={STATUS_WORDS[last.status].tone}>{STATUS_WORDS[last.status].label}</Chip> : null}
        </p>
        <p className="mt-0.5 text-muted-foreground text-xs">
          <span className="break-all">{address === "" ? CHANNEL_NAMES[channel] : `${CHANNEL_NAMES[channel]}, ${address}`}</span>
          <span className="tnum text-subtle-foreground"> · {lastText(last, zone)}</span>
        </p>
        {last?.reason ? <p className="mt-0.5 text-subtle-foreground text-xs">{last.reason}</p> : null}
      </div>
      <DestinationMenu destination={destination} onOpen={onOpen} onChanged={onChanged} />
    </li>
  );
}

function DestinationMenu({ destination, onOpen, onChanged }: Omit<RowProps, "zone">) {
  const { team } = useWorkspace();
  const toast = useToast();
  const test = () =>
    testDestination(team.id, destination.id).then(
      () => {
        toast.show({ text: `A test is on its way to ${destination.name}` });
        onChanged();
      },
      (error: unknown) => toast.show({ tone: "failed", text: errorText(error) }),
    );
  return (
    <Menu
      trigger={
        <IconButton label={`Actions for ${destination.name}`}>
          <Ellipsis aria-hidden="true" />
        </IconButton>
      }
    >
      <MenuItem onClick={() => void test()}>
        <Send aria-hidden="true" />
        Send a test
      </MenuItem>
      <MenuItem onClick={() => onOpen({ kind: "edit", destination })}>
        <Pencil aria-hidden="true" />
        Change…
      </MenuItem>
      {destination.channel === "webhook" ? (
        <MenuItem onClick={() => onOpen({ kind: "secret", destination })}>
          <KeyRound aria-hidden="true" />
          New secret…
        </MenuItem>
      ) : null}
      <MenuSeparator />
      <MenuItem tone="danger" onClick={() => onOpen({ kind: "remove", destination })}>
        <Trash2 aria-hidden="true" />
        Remove…
      </MenuItem>
    </Menu>
  );
}
