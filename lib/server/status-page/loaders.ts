import { headers } from "next/headers";
import type { PublicStatus } from "@/lib/contracts/public-status";
import type { StatusPageDto } from "@/lib/contracts/status-page";
import { orNotAllowed, pageTeam } from "@/lib/server/access/loaders";
import { addressOf } from "@/lib/server/platform/client-address";
import { getStatusPage } from "./data";
import { findStatusPage } from "./public";

/** The status page of a team's address, for its settings; null for somebody who may not see them. */
export async function statusSettingsPage(slug: string): Promise<StatusPageDto | null> {
  const access = await orNotAllowed(pageTeam(slug, "settings.manage"));
  return access && getStatusPage(access);
}

/** What an address of a status page leads to, for whoever has it. */
export async function publicStatusPage(secret: string): Promise<PublicStatus | "busy" | null> {
  return findStatusPage(secret, addressOf(await headers()));
}
