import type { WebhooksDto } from "@/lib/contracts/webhook";
import { pageTeam } from "@/lib/server/access/loaders";
import { listWebhooks } from "./data";

/** The webhooks of a team's address. */
export async function webhooksPage(slug: string): Promise<WebhooksDto> {
  return listWebhooks(await pageTeam(slug, "settings.manage"));
}
