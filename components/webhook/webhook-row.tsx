"use client";

import { Ellipsis, KeyRound, ListChecks, Pencil, Power, Send, Trash2 } from "lucide-react";
import { useWorkspace } from "@/components/shell/workspace";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { useToast } from "@/components/ui/toast";
import { errorText } from "@/lib/client/api";
import { setWebhookActive, testWebhook } from "@/lib/client/webhook";
import type { WebhookDto } from "@/lib/contracts/webhook";
import { dayLabel, zonedTime } from "@/lib/domain/time/format";
import type { OpenDialog } from "./webhook-dialogs";
import { KIND_WORDS, STATE_WORDS } from "./webhook-words";

type WebhookRowProps = { webhook: WebhookDto; zone: string; onOpen: (dialog: OpenDialog) => void; onChanged: () => void };

/** One webhook: where it goes, what it tells, and what became of it. */
export function WebhookRow({ webhook, zone, onOpen, onChanged }: WebhookRowProps) {
  const { name, url, kinds, state } = webhook;
  const { label, tone } = STATE_WORDS[state];
  return (
    <li className="flex items-start gap-3 border-border-soft px-4 py-3 not-first:border-t max-md:flex-wrap">
      <div className="min-w-0 flex-1 max-md:basis-full">
        <p className="flex min-w-0 flex-wrap items-center gap-2">
          <span className="truncate font-medium">{name}</span>
          <Chip tone={tone}>{label}</Chip>
        </p>
        <p className="mt-0.5 truncate font-mono text-muted-foreground text-xs">{url}</p>
        <p className="mt-0.5 text-subtle-foreground text-xs">{kinds.map((kind) => KIND_WORDS[kind].label).join(" · ")}</p>
        <p className="tnum mt-0.5 text-subtle-foreground text-xs">{summary(webhook, zone)}</p>
      </div>
      <div className="flex items-center gap-2">
        <Button size="sm" onClick={() => onOpen({ kind: "log", webhook })} aria-label={`Deliveries of ${name}`}>
          <ListChecks aria-hidden="true" />
          Deliveries
        </Button>
        <WebhookMenu webhook={webhook} onOpen={onOpen} onChanged={onChanged} />
      </div>
    </li>
  );
}

function summary({ waiting, failed, lastDeliveredAt }: WebhookDto, zone: string): string {
  const last = lastDeliveredAt
    ? `last taken ${dayLabel(lastDeliveredAt, zone)} at ${zonedTime(lastDeliveredAt, zone)}`
    : "nothing taken yet";
  return [last, waiting > 0 ? `${waiting} waiting` : "", failed > 0 ? `${failed} given up` : ""].filter(Boolean).join(" · ");
}

function WebhookMenu({ webhook, onOpen, onChanged }: Omit<WebhookRowProps, "zone">) {
  const { team } = useWorkspace();
  const toast = useToast();
  const isActive = webhook.state === "active";
  const run = (asked: Promise<unknown>, text: string) =>
    asked.then(
      () => {
        toast.show({ text });
        onChanged();
      },
      (error: unknown) => toast.show({ tone: "failed", text: errorText(error) }),
    );
  const test = () => void run(testWebhook(team.id, webhook.id), "A test is on its way. Its delivery shows what became of it.");
  const turn = () => void run(setWebhookActive(team.id, webhook.id, !isActive), `${webhook.name} is switched ${isActive ? "off" : "on"}`);
  return (
    <Menu
      trigger={
        <IconButton label={`Actions for ${webhook.name}`}>
          <Ellipsis aria-hidden="true" />
        </IconButton>
      }
    >
      {isActive ? (
        <MenuItem onClick={test}>
          <Send aria-hidden="true" />
          Send a test
        </MenuItem>
      ) : null}
      <MenuItem onClick={() => onOpen({ kind: "edit", webhook })}>
        <Pencil aria-hidden="true" />
        Change…
      </MenuItem>
      <MenuItem onClick={() => onOpen({ kind: "secret", webhook })}>
        <KeyRound aria-hidden="true" />
        New secret…
      </MenuItem>
      <MenuItem onClick={turn}>
        <Power aria-hidden="true" />
        {isActive ? "Switch off" : "Switch on"}
      </MenuItem>
      <MenuSeparator />
      <MenuItem tone="danger" onClick={() => onOpen({ kind: "remove", webhook })}>
        <Trash2 aria-hidden="true" />
        Remove…
      </MenuItem>
    </Menu>
  );
}
