import type { WebhooksDto } from "@/lib/contracts/webhook";
import { orNotAllowed, pageTeam } from "@/lib/server/access/loaders";
import { listWebhooks } from "./data";

/** The webhooks of a team's address; null for somebody who may not see them. */
export async function webhooksPage(slug: string): Promise<WebhooksDto | null> {
  const access = await orNotAllowed(pageTeam(slug, "settings.manage"));
  return access && listWebhooks(access);
}
