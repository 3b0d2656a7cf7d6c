import { api } from "./api";
import { newId } from "./new-id";
import type { CommandResult } from "./release";

/** Publishes the release notes that were seen. Throws ApiError, stale where they are others by now. */
export function publishNotes(release: string, digest: string): Promise<CommandResult> {
  return api(`/api/v1/releases/${release}/release-notes`, {
    body: { digest },
    idempotencyKey: newId(),
    schema: (parsers) => parsers.commandResult,
  });
}
