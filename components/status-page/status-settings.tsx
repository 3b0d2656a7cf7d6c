"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { RadioTower } from "lucide-react";
import Link from "next/link";
import { useCallback, useState } from "react";
import { useProof } from "@/components/access/use-proof";
import { SecretView } from "@/components/settings/secret-view";
import { useWorkspace } from "@/components/shell/workspace";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { ResultDialog } from "@/components/ui/form-dialog";
import { FormProblem } from "@/components/ui/form-problem";
import { Panel } from "@/components/ui/panel";
import { useTeamChanges } from "@/lib/client/live";
import { closeStatusPage, openStatusPage, statusPageQuery } from "@/lib/client/status-page";
import { useSubmit } from "@/lib/client/use-submit";
import { useViewerZone } from "@/lib/client/viewer-zone";
import type { StatusPageDto } from "@/lib/contracts/status-page";
import { dayLabel, zonedTime } from "@/lib/domain/time/format";

/** The page for customers: switched on and off, given a new address, and what stands on it. */
export function StatusSettings({ first }: { first: StatusPageDto }) {
  const { team, user } = useWorkspace();
  const zone = useViewerZone(user.zone, "UTC");
  const queries = useQueryClient();
  const { data } = useQuery({ ...statusPageQuery(team.id), initialData: first });
  const refresh = useCallback(() => void queries.invalidateQueries(statusPageQuery(team.id)), [queries, team.id]);
  useTeamChanges(team.id, refresh);
  const { opened } = data;
  // Kept here: what made it is drawn anew when the page is open.
  const [url, setUrl] = useState<string | null>(null);
  const made = (address: string) => {
    setUrl(address);
    refresh();
  };
  return (
    <>
      <Panel title="Status page">
        {opened ? (
          <div className="flex flex-wrap items-center gap-2 px-4 py-3">
            <p className="tnum min-w-0 flex-1 text-muted-foreground max-md:basis-full">
              Open at the address that {opened.by.name} made on {dayLabel(opened.at, zone)}, {zonedTime(opened.at, zone)}.
            </p>
            <NewAddress label="Make new address…" isAnew onMade={made} />
            <SwitchOff onChanged={refresh} />
          </div>
        ) : (
          <EmptyState
            icon={RadioTower}
            title="The page is off"
            className="py-12"
            action={<NewAddress label="Switch on" isAnew={false} onMade={made} />}
          >
            Customers read there, without an account, what was sent to them: the messages of the releases that you choose and of incidents
            that were declared alone, and nothing else.
          </EmptyState>
        )}
      </Panel>
      <Shown shown={data.shown} zone={zone} />
      {url ? (
        <ResultDialog title="Address of the status page" onClose={() => setUrl(null)}>
          <p className="mb-3 text-muted-foreground">
            Whoever has it can read the page. It is not shown again; a lost one is replaced by a new one.
          </p>
          <SecretView label="Address" value={url} />
        </ResultDialog>
      ) : null}
    </>
  );
}

/** Makes an address. One that is replaced is asked about first: whoever has it sees nothing any more. */
function NewAddress({ label, isAnew, onMade }: { label: string; isAnew: boolean; onMade: (url: string) => void }) {
  const { team } = useWorkspace();
  const [isAsking, setAsking] = useState(false);
  const { withProof, proofDialog } = useProof();
  const form = useSubmit(async () => {
    const { url } = await withProof(() => openStatusPage(team.id));
    setAsking(false);
    onMade(url);
  }, []);
  return (
    <>
      <Button
        variant={isAnew ? "secondary" : "primary"}
        busy={form.isBusy && !isAnew}
        onClick={isAnew ? () => setAsking(true) : form.submit}
      >
        {label}
      </Button>
      {isAnew ? null : <FormProblem text={form.problem} />}
      {isAnew ? null : proofDialog}
      {isAsking ? (
        <ConfirmDialog
          title="Make a new address?"
          text="The present one leads nowhere from then on. Give the new one to whoever should read the page."
          action="Make new address"
          tone="plain"
          form={form}
          onClose={() => setAsking(false)}
        >
          {proofDialog}
        </ConfirmDialog>
      ) : null}
    </>
  );
}

function SwitchOff({ onChanged }: { onChanged: () => void }) {
  const { team } = useWorkspace();
  const [isAsking, setAsking] = useState(false);
  const form = useSubmit(async () => {
    await closeStatusPage(team.id);
    setAsking(false);
    onChanged();
  }, []);
  return (
    <>
      <Button onClick={() => setAsking(true)}>Switch off…</Button>
      {isAsking ? (
        <ConfirmDialog
          title="Switch the status page off?"
          text="Its address leads nowhere from then on. Which releases were chosen is kept."
          action="Switch off"
          form={form}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  );
}

function Shown({ shown, zone }: { shown: StatusPageDto["shown"]; zone: string }) {
  const { team } = useWorkspace();
  return (
    <Panel title="What stands on it" className="mt-4">
      {shown.length === 0 ? (
        <p className="px-4 py-3 text-muted-foreground">
          No release yet. Open a message to customers under Communications: whoever may send messages of its release puts them on the page.
        </p>
      ) : (
        <ul>
          {shown.map(({ release, service, version, at, by }) => (
            <li key={release} className="flex flex-wrap items-baseline gap-x-3 border-border-soft px-4 py-2.5 not-first:border-t">
              <Link href={`/t/${team.slug}/releases/${release}`} className="font-medium underline">
                {service} {version}
              </Link>
              <span className="tnum text-subtle-foreground text-xs">
                Chosen by {by.name}, {dayLabel(at, zone)}, {zonedTime(at, zone)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
