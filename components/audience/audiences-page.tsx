"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { MailX, Plus, Users } from "lucide-react";
import { useCallback, useState } from "react";
import { useWorkspace } from "@/components/shell/workspace";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { destinationsQuery } from "@/lib/client/destination";
import { useTeamChanges } from "@/lib/client/live";
import { useViewerZone } from "@/lib/client/viewer-zone";
import type { DestinationDto, DestinationsDto } from "@/lib/contracts/destination";
import { AUDIENCE_NAMES, AUDIENCES, type Audience } from "@/lib/domain/comms/message";
import { DestinationDialogs, type OpenDialog } from "./destination-dialogs";
import { DestinationRow } from "./destination-row";

/** Whom a team tells of its releases: each audience with where it reads. */
export function AudiencesPage({ first }: { first: DestinationsDto }) {
  const { team, user } = useWorkspace();
  const queries = useQueryClient();
  const zone = useViewerZone(user.zone, "UTC");
  const { data } = useQuery({ ...destinationsQuery(team.id), initialData: first });
  const [open, setOpen] = useState<OpenDialog | null>(null);
  const refresh = useCallback(() => void queries.invalidateQueries(destinationsQuery(team.id)), [queries, team.id]);
  useTeamChanges(team.id, refresh);
  const { destinations, canMail, allowsPrivate } = data;
  const add = (
    <Button size="sm" variant={destinations.length === 0 ? "primary" : "secondary"} onClick={() => setOpen({ kind: "new" })}>
      <Plus aria-hidden="true" />
      Add destination
    </Button>
  );
  return (
    <>
      {destinations.length > 0 ? <div className="mb-3 flex justify-end">{add}</div> : null}
      {!canMail && destinations.some(({ channel }) => channel === "email") ? <NoMail /> : null}
      <Panel title="Audiences">
        {destinations.length === 0 ? (
          <EmptyState icon={Users} title="Nobody is told yet" action={add} className="py-12">
            Add the mailboxes, channels and people of each audience. Messages of a release go to them by themselves.
          </EmptyState>
        ) : (
          AUDIENCES.map((audience) => (
            <AudienceSection key={audience} audience={audience} all={destinations} zone={zone} onOpen={setOpen} onChanged={refresh} />
          ))
        )}
      </Panel>
      <p className="mt-3 max-w-[80ch] text-subtle-foreground text-xs">
        A destination in several audiences gets each message once.{" "}
        {canMail ? "" : "This installation has no mail server: mail is not sent. "}
        {allowsPrivate ? "Chats and webhooks may have private addresses here." : "Chats and webhooks have public https addresses only."}
      </p>
      <DestinationDialogs team={team.id} open={open} onOpen={setOpen} onChanged={refresh} />
    </>
  );
}

/** Where mail is entered and none can be sent. */
function NoMail() {
  return (
    <Banner tone="blocked" icon={MailX} title="Mail is not sent" className="mb-3 rounded-lg border">
      This installation has no mail server. Whoever runs it sets TMINUS_SMTP_URL and TMINUS_MAIL_FROM.
    </Banner>
  );
}

type AudienceSectionProps = {
  audience: Audience;
  all: readonly DestinationDto[];
  zone: string;
  onOpen: (dialog: OpenDialog) => void;
  onChanged: () => void;
};

function AudienceSection({ audience, all, zone, onOpen, onChanged }: AudienceSectionProps) {
  const destinations = all.filter(({ audiences }) => audiences.includes(audience));
  const id = `audience-${audience}`;
  return (
    <section aria-labelledby={id} className="border-border not-first:border-t">
      <div className="flex min-h-9 items-center gap-2 bg-sunken px-4">
        <h3 id={id} className="font-medium text-xs">
          {AUDIENCE_NAMES[audience]}
        </h3>
        <span className="tnum ml-auto text-subtle-foreground text-xs">
          {destinations.length === 0 ? "Nobody is told" : destinations.length}
        </span>
      </div>
      {destinations.length > 0 ? (
        <ul>
          {destinations.map((destination) => (
            <DestinationRow key={destination.id} destination={destination} zone={zone} onOpen={onOpen} onChanged={onChanged} />
          ))}
        </ul>
      ) : null}
    </section>
  );
}
