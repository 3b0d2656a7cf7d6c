import type { MessageDeliveriesDto, MessageDeliveryDto } from "@/lib/contracts/destination";
import type { DeliveryStatus } from "@/lib/domain/comms/delivery";
import { hasLeft, type MessageRow, standingMessages } from "@/lib/domain/comms/message";
import type { CommandContext } from "@/lib/domain/release/command";
import { needsPermission } from "@/lib/domain/release/guard";
import type { PersonRef, ReleaseState } from "@/lib/domain/release/state";
import { db } from "@/lib/server/platform/db";
import { Fault } from "@/lib/server/platform/problem";
import type { Access } from "@/lib/server/platform/route";
import { contextOf } from "@/lib/server/release/context";
import { requireRelease } from "@/lib/server/release/data";

type Params = { readonly release: string; readonly message: string };

/** What became of a message at each destination, by channel and name. */
export async function listMessageDeliveries(access: Access, { release, message }: Params): Promise<MessageDeliveriesDto> {
  const { state, members, access: role } = await requireRelease(access, release);
  const row = requireMessage(state, message);
  const rows = await db().messageDelivery.findMany({
    where: { releaseId: release, messageId: message },
    select: {
      ...SHOWN,
      destination: { select: { id: true, name: true, channel: true, address: true } },
      tries: { orderBy: { number: "desc" }, take: 1, select: { startedAt: true } },
    },
    orderBy: [{ channel: "asc" }, { destination: { name: "asc" } }, { id: "asc" }],
  });
  const context = contextOf({ state, asker: access, role, members });
  return {
    deliveries: rows.map(toDto),
    leavesAt: row.act === "sent" && !hasLeft(row, context.now) ? row.sendAt : null,
    whyNotDecide: whyNotDecide(state, context),
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

function whyNotDecide(state: ReleaseState, context: CommandContext): string | null {
  return needsPermission(state, context, "message.send", "decide about a delivery")?.message ?? null;
}

export function requireMessage(state: ReleaseState, id: string): MessageRow {
  const row = standingMessages(state.messages).find((one) => one.id === id);
  if (!row) throw new Fault("not-found", "This release has no such message.");
  return row;
}
