import type { ReleaseCommand } from "@/lib/domain/release/command";
import type { Source } from "./comms";
import { sendIncident } from "./incident";
import { newId } from "./new-id";
import { requestOf, sendCommand } from "./release";

type MessageCommand = Extract<ReleaseCommand, { type: `message.${string}` }>;

/** Sends, approves or cancels a message of a release or an incident. Answers the message that it made, if it made one. Throws ApiError. */
export async function sendMessageCommand({ kind, id }: Source, command: MessageCommand): Promise<string | null> {
  if (kind === "incident") return (await sendIncident(id, requestOf(command))).message ?? null;
  const { events } = await sendCommand(id, command, newId());
  const made = events.find((event) => event.type === "message.sent" || event.type === "message.proposed");
  return made?.payload.message.id ?? null;
}
