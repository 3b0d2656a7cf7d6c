import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import type { DestinationBody, MessageDeliveryDto } from "@/lib/contracts/destination";
import type { Audience } from "@/lib/domain/comms/message";
import type { NewMessage, ReleaseCommand } from "@/lib/domain/release/command";
import type { TeamAccess } from "@/lib/server/access/team";
import { executeIncident } from "@/lib/server/incident/commands";
import { declare, requireDeclarer } from "@/lib/server/incident/declare";
import { type TestDatabase, testDatabase } from "@/lib/server/platform/testing/database";
import { executeCommand } from "@/lib/server/release/commands";
import { loadRelease } from "@/lib/server/release/load";
import { accessOf, makePlanningTeam, type PlanningTeam, plan } from "@/lib/server/release/testing/plan";
import { startReceiver } from "@/lib/server/webhook/testing/receiver";
import { letBe, resend } from "../decisions";
import { listMessageDeliveries } from "../deliveries";
import { createDestination } from "../destination-commands";
import type { SourceId } from "../source-id";
import { workOnMessages } from "../worker";
import { startMailServer } from "./mail-server";

export const FROM = "T-Minus <releases@example.com>";

/** What a message says, where it is not what is tested. */
export const STARTED: NewMessage = {
  kind: "start",
  slot: null,
  audiences: ["qa"],
  subject: "Started",
  fields: [{ key: "stage", text: "T-0 Deployment" }],
};

const NOTICE: NewMessage = {
  kind: "incident-notice",
  slot: null,
  audiences: ["qa"],
  subject: "Payments fail",
  fields: [{ key: "issue", text: "Payments fail" }],
};

const EXECUTE = { release: executeCommand, incident: executeIncident };

type World = {
  team: PlanningTeam;
  admin: TeamAccess;
  release: string;
  incident: string;
  mail: Awaited<ReturnType<typeof startMailServer>>;
};

/** A team with a planned release, an incident that stands alone, a mail server, and chats on this machine. Call it once, at the top of the file. */
export function messageWorld() {
  const database = testDatabase({ env: { TMINUS_WEBHOOK_PRIVATE: "allow", TMINUS_MAIL_FROM: FROM } });
  const world = {} as World;
  const open: { stop: () => Promise<void> }[] = [];

  beforeAll(async () => {
    world.mail = await startMailServer();
    process.env.TMINUS_SMTP_URL = world.mail.url;
    world.team = await makePlanningTeam();
    world.admin = await accessOf(world.team.id, world.team.people.adam, "integration.manage");
    world.release = await plan(world.team);
    world.incident = await declareAlone(world);
  });
  beforeEach(async () => {
    world.mail.behave("takes");
    await database.asSuperuser("DELETE FROM destination");
    await database.asSuperuser("DELETE FROM scheduled_message");
  });
  afterEach(async () => {
    for (const receiver of open.splice(0)) await receiver.stop();
  });
  afterAll(() => world.mail.stop());

  /** A server that ends with the test. */
  const receive = async (...answers: Parameters<typeof startReceiver>) => {
    const receiver = await startReceiver(...answers);
    open.push(receiver);
    return receiver;
  };
  return { world, database, receive, ...acts(world), ...looks(world, database) };
}

/** Of the release of this world, unless of something else. */
const sourceOfWorld = ({ release }: World, source: SourceId | null): SourceId => source ?? { kind: "release", id: release };

/** An incident without a release, which Bob declares and leads. */
export async function declareAlone({ team }: Pick<World, "team">): Promise<string> {
  const declarer = await requireDeclarer(team.people.bob.access("incident.work"), team.id, undefined);
  return (await declare(declarer, { title: "Payments fail", severity: "P1", impact: "A third fails." })).id;
}

/** Who leads: the commander of the release, and of the incident. */
const askerOf = ({ team: { people } }: World, source: SourceId | null) =>
  source?.kind === "incident" ? people.bob.access("incident.work") : people.carol.access("message.send");

function acts(world: World) {
  const carol = () => world.team.people.carol;
  const execute = (command: ReleaseCommand) =>
    executeCommand({ access: carol().access("message.draft"), releaseId: world.release, command });
  const of = (message: string, delivery: string, source: SourceId | null) => ({ source: sourceOfWorld(world, source), message, delivery });
  return {
    /** As the commander. */
    execute,
    add: (body: DestinationBody) => createDestination(world.admin, body),
    mailbox: (address: string, audiences: Audience[] = ["qa"]) =>
      createDestination(world.admin, { channel: "email", name: "QA", audiences, address }),
    /** Sends as the commander; the id of the message. */
    tell: async (audiences: Audience[] = ["qa"], more: { sendAt?: string; text?: string } = {}): Promise<string> => {
      const { sendAt, text = "T-0 Deployment" } = more;
      const message: NewMessage = { ...STARTED, audiences, fields: [{ key: "stage", text }] };
      await execute({ type: "message.send", message, lackingReason: "Short on purpose", ...(sendAt ? { sendAt } : {}) });
      const loaded = await loadRelease(world.release, carol().ref.id);
      return loaded?.state.messages?.at(-1)?.id ?? "";
    },
    /** Sends of the incident, as whoever commands it; the id of the message. */
    tellOfIncident: async (audiences: Audience[] = ["qa"], sendAt?: string): Promise<string> => {
      const message: NewMessage = { ...NOTICE, audiences };
      const command = { type: "message.send" as const, message, lackingReason: "Short on purpose", ...(sendAt ? { sendAt } : {}) };
      return (await executeIncident(world.team.people.bob.access("incident.work"), world.incident, command)).message ?? "";
    },
    resend: (message: string, { id }: MessageDeliveryDto, source: SourceId | null = null) =>
      resend(askerOf(world, source), of(message, id, source), EXECUTE),
    letBe: (message: string, { id }: MessageDeliveryDto, source: SourceId | null = null) =>
      letBe(askerOf(world, source), of(message, id, source)),
  };
}

function looks(world: World, database: TestDatabase) {
  return {
    /** A round of the worker and the end of what it began. */
    work: async () => Promise.all(await workOnMessages(EXECUTE)),
    deliveries: async (message: string, source: SourceId | null = null): Promise<MessageDeliveryDto[]> => {
      const access = world.team.people.carol.access(source?.kind === "incident" ? "incident.read" : "release.read");
      return (await listMessageDeliveries(access, sourceOfWorld(world, source), message)).deliveries;
    },
    /** As if the time to try again had come. */
    makeDue: () =>
      database.asSuperuser(`UPDATE message_delivery SET "dueAt" = now() - interval '1 second' WHERE status IN ('waiting', 'sending')`),
    /** As if the time of what was scheduled had come so many minutes ago. */
    comeTrue: (minutes = 0) => database.asSuperuser(`UPDATE scheduled_message SET "sendAt" = now() - $1 * interval '1 minute'`, [minutes]),
  };
}
