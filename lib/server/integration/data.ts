import type { IntegrationDto, IntegrationsDto, ReceivedDto, RuleDto } from "@/lib/contracts/integration";
import { permissionsOf } from "@/lib/domain/access/permissions";
import type { TeamAccess } from "@/lib/server/access/team";
import { db } from "@/lib/server/platform/db";
import { type Paging, placeOf, takeOf, toPage } from "@/lib/server/platform/page";
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
export async function listIntegrations({ team, role }: TeamAccess, paging: Paging = null): Promise<IntegrationsDto> {
  const scope = { list: "integrations", owner: team.id } as const;
  const place = placeOf(scope, paging);
  const [rows, services] = await Promise.all([
    db().integration.findMany({
      where: { teamId: team.id, ...(place ? youngerThan(place) : {}) },
      select: { ...SELECT, createdAt: true },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      ...takeOf(paging),
    }),
    db().service.findMany({ where: { teamId: team.id, archivedAt: null }, select: { id: true, name: true }, orderBy: { name: "asc" } }),
  ]);
  const { shown, next } = toPage(scope, paging, { rows, place: ({ createdAt, id }) => [createdAt.toISOString(), id] });
  const integrations = shown.map(({ createdAt: _, ...row }) => toDto(row));
  return { integrations, services, canMake: permissionsOf(role, []).has("settings.manage"), next };
}

const youngerThan = ([createdAt = "", id = ""]: readonly string[]) => ({
  OR: [{ createdAt: { gt: createdAt } }, { createdAt, id: { gt: id } }],
});

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

/** The deliveries of an integration, newest first, and what each did. */
export async function listReceived(access: TeamAccess, integration: string, paging: Paging = null): Promise<ReceivedDto> {
  await getIntegration(access, integration);
  const scope = { list: "received", owner: integration } as const;
  const place = placeOf(scope, paging);
  const rows = await db().receivedDelivery.findMany({
    where: { integrationId: integration, ...(place ? olderThan(place) : {}) },
    select: { id: true, event: true, receivedAt: true, effects: true },
    orderBy: [{ receivedAt: "desc" }, { id: "asc" }],
    ...takeOf(paging),
  });
  const { shown, next } = toPage(scope, paging, { rows, place: ({ receivedAt, id }) => [receivedAt.toISOString(), id] });
  const received = shown.map(({ receivedAt, effects, ...row }) => ({
    ...row,
    receivedAt: receivedAt.toISOString(),
    effects: effects as ReceivedDto["received"][number]["effects"],
  }));
  return { received, next };
}

const olderThan = ([receivedAt = "", id = ""]: readonly string[]) => ({
  OR: [{ receivedAt: { lt: receivedAt } }, { receivedAt, id: { gt: id } }],
});
