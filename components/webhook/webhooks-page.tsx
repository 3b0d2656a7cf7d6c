"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Plus, Webhook } from "lucide-react";
import { useCallback, useState } from "react";
import { useWorkspace } from "@/components/shell/workspace";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { useTeamChanges } from "@/lib/client/live";
import { useViewerZone } from "@/lib/client/viewer-zone";
import { webhooksQuery } from "@/lib/client/webhook";
import type { WebhooksDto } from "@/lib/contracts/webhook";
import { type OpenDialog, WebhookDialogs } from "./webhook-dialogs";
import { WebhookRow } from "./webhook-row";

/** Where the team's releases are told to, with what became of it. */
export function WebhooksPage({ first }: { first: WebhooksDto }) {
  const { team, user } = useWorkspace();
  const queries = useQueryClient();
  const zone = useViewerZone(user.zone, "UTC");
  const { data } = useQuery({ ...webhooksQuery(team.id), initialData: first });
  const [open, setOpen] = useState<OpenDialog | null>(null);
  const refresh = useCallback(() => void queries.invalidateQueries(webhooksQuery(team.id)), [queries, team.id]);
  useTeamChanges(team.id, refresh);
  const { webhooks } = data;
  const add = (
    <Button variant={webhooks.length === 0 ? "primary" : "secondary"} size="sm" onClick={() => setOpen({ kind: "new" })}>
      <Plus aria-hidden="true" />
      New webhook
    </Button>
  );
  return (
    <>
      {webhooks.length > 0 ? <div className="mb-3 flex justify-end">{add}</div> : null}
      <Panel title="Webhooks">
        {webhooks.length === 0 ? (
          <EmptyState icon={Webhook} title="No webhooks yet" action={add} className="py-12">
            Another system hears of a start, a hold, a sign-off or a rollback within a second.
          </EmptyState>
        ) : (
          <ul>
            {webhooks.map((webhook) => (
              <WebhookRow key={webhook.id} webhook={webhook} zone={zone} onOpen={setOpen} onChanged={refresh} />
            ))}
          </ul>
        )}
      </Panel>
      <p className="mt-3 max-w-[80ch] text-subtle-foreground text-xs">
        Messages are CloudEvents, signed by Standard Webhooks. What is not taken is sent again, ten times within about 28 hours, always with
        the same id.{" "}
        {data.allowsPrivate ? "This installation lets them go to private addresses." : "They go to public https addresses only."}
      </p>
      <WebhookDialogs team={team.id} zone={zone} open={open} onOpen={setOpen} onChanged={refresh} />
    </>
  );
}
