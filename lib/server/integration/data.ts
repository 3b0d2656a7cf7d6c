import type { IntegrationDto, IntegrationsDto, ReceivedDto, RuleDto } from "@/lib/contracts/integration";
import { permissionsOf } from "@/lib/domain/access/permissions";
import type { TeamAccess } from "@/lib/server/access/team";
import { db } from "@/lib/server/platform/db";
import { Fault } from "@/lib/server/platform/problem";

const SELECT = {
  id: true,
  name: true,
  kind: true,
  version: true,
  rules: true,
  refused: true,
  received: { orderBy: { receivedAt: "desc" }, take: 1, select: { receivedAt: true } },
} as const;

/** The integrations of a team and the services that their rules can name. Never an address or a secret. */
export async function listIntegrations({ team, role }: TeamAccess): Promise<IntegrationsDto> {
  const [rows, services] = await Promise.all([
    db().integration.findMany({ where: { teamId: team.id }, select: SELECT, orderBy: [{ createdAt: "asc" }, { id: "asc" }] }),
    db().service.findMany({ where: { teamId: team.id, archivedAt: null }, select: { id: true, name: true }, orderBy: { name: "asc" } }),
  ]);
  return { integrations: rows.map(toDto), services, canMake: permissionsOf(role, []).has("settings.manage") };
}

/** One integration; not found when another team's. */
export async function getIntegration({ team }: TeamAccess, id: string): Promise<IntegrationDto> {
  const row = await db().integration.findFirst({ where: { id, teamId: team.id }, select: SELECT });
  if (!row) throw new Fault("not-found", "There is no such integration.");
  return toDto(row);
}

type Row = Pick<IntegrationDto, "id" | "name" | "version" | "refused"> & { kind: string; rules: unknown; received: { receivedAt: Date }[] };

const toDto = ({ received: [last], kind, rules, ...row }: Row): IntegrationDto => ({
  ...row,
  kind: kind as IntegrationDto["kind"],
  rules: rules as RuleDto[],
  lastReceivedAt: last?.receivedAt.toISOString() ?? null,
});

const SHOWN = 50;

/** The newest 50 deliveries of an integration and what each did. */
export async function listReceived(access: TeamAccess, id: string): Promise<ReceivedDto> {
  await getIntegration(access, id);
  const rows = await db().receivedDelivery.findMany({
    where: { integrationId: id },
    select: { id: true, event: true, receivedAt: true, effects: true },
    orderBy: [{ receivedAt: "desc" }, { id: "asc" }],
    take: SHOWN,
  });
  const received = rows.map(({ receivedAt, effects, ...row }) => ({
    ...row,
    receivedAt: receivedAt.toISOString(),
    effects: effects as ReceivedDto["received"][number]["effects"],
  }));
  return { received };
}
