import type { MessageDeliveriesDto, MessageDeliveryDto } from "@/lib/contracts/destination";
import type { DeliveryStatus } from "@/lib/domain/comms/delivery";
import { hasLeft } from "@/lib/domain/comms/message";
import type { PersonRef } from "@/lib/domain/release/state";
import { db } from "@/lib/server/platform/db";
import type { Access } from "@/lib/server/platform/route";
import { requireMessage, requireSource } from "./source";
import { columnOf, type SourceId } from "./source-id";

/** What became of a message at each destination, by channel and name. */
export async function listMessageDeliveries(access: Access, id: SourceId, message: string): Promise<MessageDeliveriesDto> {
  const source = await requireSource(access, id);
  const row = requireMessage(source, message);
  const rows = await db().messageDelivery.findMany({
    where: { ...columnOf(id), messageId: message },
    select: {
      ...SHOWN,
      destination: { select: { id: true, name: true, channel: true, address: true } },
      tries: { orderBy: { number: "desc" }, take: 1, select: { startedAt: true } },
    },
    orderBy: [{ channel: "asc" }, { destination: { name: "asc" } }, { id: "asc" }],
  });
  return {
    deliveries: rows.map(toDto),
    leavesAt: row.act === "sent" && !hasLeft(row, source.telling.now) ? row.sendAt : null,
    whyNotDecide: source.telling.mayTell("decide about a delivery")?.message ?? null,
  };
}

const SHOWN = {
  id: true,
  audiences: true,
  status: true,
  reason: true,
  attempts: true,
  dueAt: true,
  endedAt: true,
  decidedBy: true,
  decidedAt: true,
} as const;

type Row = {
  id: string;
  audiences: string[];
  status: string;
  reason: string | null;
  attempts: number;
  dueAt: Date;
  endedAt: Date | null;
  decidedBy: unknown;
  decidedAt: Date | null;
  destination: { id: string; name: string; channel: string; address: string };
  tries: { startedAt: Date }[];
};

function toDto({ dueAt, endedAt, decidedBy, decidedAt, tries, ...row }: Row): MessageDeliveryDto {
  const status = row.status as DeliveryStatus;
  const person = decidedBy as PersonRef | null;
  return {
    ...(row as Omit<Row, "audiences"> & Pick<MessageDeliveryDto, "audiences" | "destination">),
    status,
    at: (endedAt ?? tries[0]?.startedAt)?.toISOString() ?? null,
    nextAt: status === "waiting" ? dueAt.toISOString() : null,
    needsDecision: needsDecision(status, { decidedAt, triedAt: tries[0]?.startedAt ?? null }),
    decidedBy: person,
  };
}

/** What was decided before the last attempt is about an earlier one. */
function needsDecision(status: DeliveryStatus, { decidedAt, triedAt }: { decidedAt: Date | null; triedAt: Date | null }): boolean {
  if (status === "ask") return true;
  return (status === "uncertain" || status === "failed") && (decidedAt === null || (triedAt !== null && triedAt > decidedAt));
}
