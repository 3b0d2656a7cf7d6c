"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { Send } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { Sheet } from "@/components/ui/sheet";
import { useToast } from "@/components/ui/toast";
import { errorText } from "@/lib/client/api";
import { deliveriesQuery, redeliver } from "@/lib/client/webhook";
import type { DeliveryDto, WebhookDto } from "@/lib/contracts/webhook";
import { dayLabel, zonedTime } from "@/lib/domain/time/format";
import { DELIVERY_TONES, deliveryText } from "./webhook-words";

type DeliveriesSheetProps = { team: string; webhook: WebhookDto; zone: string; onClose: () => void };

/** The messages of a webhook, newest first, and what became of each. */
export function DeliveriesSheet({ team, webhook, zone, onClose }: DeliveriesSheetProps) {
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(deliveriesQuery(team, webhook.id));
  const deliveries = data?.pages.flatMap((page) => page.deliveries);
  return (
    <Sheet
      open
      onOpenChange={(open) => open || onClose()}
      className="md:w-[560px]"
      title={`Deliveries of ${webhook.name}`}
      description="Newest first. Kept for 30 days."
    >
      {deliveries?.length === 0 ? (
        <EmptyState icon={Send} title="Nothing was sent yet" className="py-12">
          Send a test, or wait for something to happen to a release.
        </EmptyState>
      ) : (
        <ul>
          {deliveries?.map((delivery) => (
            <DeliveryRow key={delivery.id} team={team} webhook={webhook} delivery={delivery} zone={zone} />
          ))}
        </ul>
      )}
      {hasNextPage ? (
        <div className="border-border-soft border-t pt-3 text-center">
          <Button size="sm" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Show more
          </Button>
        </div>
      ) : null}
    </Sheet>
  );
}

type DeliveryRowProps = { team: string; webhook: WebhookDto; delivery: DeliveryDto; zone: string };

function DeliveryRow({ team, webhook, delivery, zone }: DeliveryRowProps) {
  const queries = useQueryClient();
  const toast = useToast();
  const isSettled = delivery.status === "delivered" || delivery.status === "failed" || delivery.status === "cancelled";
  const again = () =>
    redeliver(team, webhook.id, delivery.id).then(
      () => queries.invalidateQueries(deliveriesQuery(team, webhook.id)),
      (error: unknown) => toast.show({ tone: "failed", text: errorText(error) }),
    );
  return (
    <li className="flex items-start gap-3 border-border-soft py-2.5 not-first:border-t">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2">
          <Chip tone={DELIVERY_TONES[delivery.status]}>{delivery.status}</Chip>
          <span className="min-w-0 truncate font-mono text-xs">{delivery.type}</span>
        </p>
        <p className="tnum mt-0.5 text-subtle-foreground text-xs">
          {dayLabel(delivery.createdAt, zone)}, {zonedTime(delivery.createdAt, zone)} · {deliveryText(delivery, zone)}
        </p>
      </div>
      {isSettled && webhook.state === "active" ? (
        <Button size="sm" onClick={() => void again()} aria-label={`Send ${delivery.type} again`}>
          Send again
        </Button>
      ) : null}
    </li>
  );
}
