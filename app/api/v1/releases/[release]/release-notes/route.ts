import { releaseParams } from "@/lib/contracts/release-commands";
import { publishNotesBody } from "@/lib/contracts/report";
import { commandRoute } from "@/lib/server/release/command-route";
import { notesCommand } from "@/lib/server/report/data";

/** Publishes the release notes as they were seen, internal and public, word for word. */
export const POST = commandRoute({
  permission: "message.approve",
  params: releaseParams,
  body: publishNotesBody,
  command: ({ params, body, access }) => notesCommand(access, params.release, body.digest),
});
