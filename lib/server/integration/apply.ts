import type { EffectDto, RuleDto } from "@/lib/contracts/integration";
import { TOKEN_PERMISSIONS } from "@/lib/domain/access/permissions";
import type { IntegrationKind, Observation } from "@/lib/domain/integration/observation";
import { observe } from "@/lib/domain/integration/observe";
import { type Planned, planEffects, type RuleRelease } from "@/lib/domain/integration/rule";
import type { ReleaseCommand } from "@/lib/domain/release/command";
import { FINAL_STATUSES } from "@/lib/domain/release/transitions";
import { db } from "@/lib/server/platform/db";
import { log } from "@/lib/server/platform/log";
import { Fault } from "@/lib/server/platform/problem";
import type { Machine } from "@/lib/server/release/context";

/** How a release is changed: `executeCommand`, handed in, since a noun does not import what another one writes. */
export type Execute = (request: {
  access: Machine;
  releaseId: string;
  command: ReleaseCommand;
  idempotency: { key: string; requestHash: string };
}) => Promise<unknown>;

/** Carries out what was new in a delivery, and notes what became of it. Doing it again after a crash has no second effect. */
export async function applyReceived(id: string, execute: Execute): Promise<void> {
  const { integration, ...delivery } = await db().receivedDelivery.findUniqueOrThrow({
    where: { id },
    select: {
      event: true,
      body: true,
      pending: true,
      integration: { select: { id: true, teamId: true, name: true, kind: true, rules: true } },
    },
  });
  const observations = observe(integration.kind as IntegrationKind, delivery.event, delivery.body);
  const releases = await readRuleReleases(integration.teamId);
  const effects: EffectDto[] = [];
  for (const index of delivery.pending) {
    const observation = observations[index];
    if (!observation) continue;
    const planned = planEffects(integration.rules as RuleDto[], observation, releases);
    for (const [position, one] of planned.entries()) {
      effects.push(await carryOut(one, { observation, integration, execute, key: `${id}:${index}:${position}` }));
    }
  }
  await db().receivedDelivery.update({ where: { id }, data: { effects, appliedAt: new Date() }, select: { id: true } });
}

type Doing = { observation: Observation; integration: { id: string; teamId: string; name: string }; execute: Execute; key: string };

async function carryOut(planned: Planned, doing: Doing): Promise<EffectDto> {
  const { rule, release, command, text } = planned;
  if (!release || !command) return { rule, release, text };
  const asks = command.type !== "item.report";
  const flagged = asks ? await flagTarget(doing, release.id) : release.id;
  if (flagged === null) return { rule, release, text: "Resolved, but no flag was raised for it." };
  try {
    const idempotency = { key: doing.key, requestHash: doing.key };
    await doing.execute({ access: machineOf(doing.integration, command.type), releaseId: flagged, command, idempotency });
    if (asks) await noteFlag(doing, flagged);
    return { rule, release, text };
  } catch (error) {
    if (!(error instanceof Fault) || error.code === "unavailable") throw error;
    return { rule, release, text: `Not done: ${error.detail}` };
  }
}

function machineOf({ id, teamId, name }: Doing["integration"], type: NonNullable<Planned["command"]>["type"]): Machine {
  return {
    machine: { kind: "token", id, name, initials: name.slice(0, 2).toUpperCase() },
    teamId,
    permissions: new Set(TOKEN_PERMISSIONS),
    permission: type === "item.report" ? "item.tick" : "flag.raise",
  };
}

const sourceOf = ({ integration, observation }: Doing) => ({
  integrationId_source: { integrationId: integration.id, source: observation.source },
});

/** What fires goes to the running release; what is resolved to the one that was flagged for it, if there is one. */
async function flagTarget(doing: Doing, running: string): Promise<string | null> {
  if (doing.observation.outcome === "fail") return running;
  const row = await db().sourceObservation.findUnique({ where: sourceOf(doing), select: { flaggedOn: true } });
  return row?.flaggedOn ?? null;
}

async function noteFlag(doing: Doing, release: string): Promise<void> {
  const flaggedOn = doing.observation.outcome === "fail" ? release : null;
  await db().sourceObservation.update({ where: sourceOf(doing), data: { flaggedOn }, select: { source: true } });
}

/** The releases of a team that are not over, as rules see them. */
export async function readRuleReleases(teamId: string): Promise<RuleRelease[]> {
  const rows = await db().release.findMany({
    where: { teamId, status: { notIn: ["draft", ...FINAL_STATUSES] } },
    select: {
      id: true,
      status: true,
      serviceId: true,
      environment: true,
      toVersion: true,
      plannedT0: true,
      service: { select: { name: true } },
    },
  });
  return rows.map(({ service, plannedT0, status, ...row }) => ({
    ...row,
    status: status as RuleRelease["status"],
    plannedT0: plannedT0.toISOString(),
    name: `${service.name} ${row.toVersion}`,
  }));
}

const KEEP_DAYS = 30;

/** Carries out what a crash left undone, and forgets what is older than 30 days. */
export async function finishReceived(execute: Execute): Promise<void> {
  const left = await db().receivedDelivery.findMany({
    where: { appliedAt: null, receivedAt: { lt: new Date(Date.now() - 10_000) } },
    select: { id: true },
    orderBy: { receivedAt: "asc" },
    take: 50,
  });
  for (const { id } of left)
    await applyReceived(id, execute).catch((error: unknown) =>
      log.warn({ error: String(error) }, "a received delivery was not carried out"),
    );
  await db().receivedDelivery.deleteMany({ where: { receivedAt: { lt: new Date(Date.now() - KEEP_DAYS * 86_400_000) } } });
}
