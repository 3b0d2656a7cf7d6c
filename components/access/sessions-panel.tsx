"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useWorkspace } from "@/components/shell/workspace";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { Panel } from "@/components/ui/panel";
import { useToast } from "@/components/ui/toast";
import { endOtherSessions, endSession, sessionsQuery } from "@/lib/client/access";
import { errorText } from "@/lib/client/api";
import type { SessionDto, SessionsDto } from "@/lib/contracts/access";
import { dayLabel, zonedTime } from "@/lib/domain/time/format";
import { PasswordDialog } from "./password-dialog";

/** The browsers on which the person looking is signed in; each can be ended from here. */
export function SessionsPanel({ first, zone }: { first: SessionsDto; zone: string }) {
  const { proof } = useWorkspace();
  const queries = useQueryClient();
  const toast = useToast();
  const { data } = useQuery({ ...sessionsQuery(), initialData: first });
  const [busy, setBusy] = useState<string | null>(null);
  const [isChanging, setChanging] = useState(false);

  const end = async (key: string, run: () => Promise<void>) => {
    setBusy(key);
    try {
      await run();
    } catch (error) {
      toast.show({ tone: "failed", text: errorText(error) });
    } finally {
      await queries.invalidateQueries(sessionsQuery());
      setBusy(null);
    }
  };

  const others = data.sessions.filter((session) => !session.isThis);
  return (
    <Panel title="Where you are signed in" aside={others.length === 0 ? "only here" : `${data.sessions.length} browsers`}>
      <ul>
        {data.sessions.map((session) => (
          <SessionRow
            key={session.id}
            session={session}
            zone={zone}
            isBusy={busy === session.id}
            onEnd={() => void end(session.id, () => endSession(session.id))}
          />
        ))}
      </ul>
      <div className="flex flex-wrap gap-2 border-border-soft border-t px-4 py-2 empty:hidden">
        {proof.hasPassword ? (
          <Button size="sm" onClick={() => setChanging(true)}>
            Change your password
          </Button>
        ) : null}
        {others.length > 1 ? (
          <Button size="sm" busy={busy === "others"} onClick={() => void end("others", endOtherSessions)}>
            Sign out everywhere else
          </Button>
        ) : null}
      </div>
      {isChanging ? (
        <PasswordDialog onClose={() => setChanging(false)} onChanged={() => void queries.invalidateQueries(sessionsQuery())} />
      ) : null}
    </Panel>
  );
}

type SessionRowProps = { session: SessionDto; zone: string; isBusy: boolean; onEnd: () => void };

function SessionRow({ session: { browser, createdAt, isThis }, zone, isBusy, onEnd }: SessionRowProps) {
  const since = `since ${zonedTime(createdAt, zone)} on ${dayLabel(createdAt, zone)}`;
  return (
    <li className="flex min-h-11 items-center gap-3 border-border-soft px-4 py-1.5 not-first:border-t">
      <p className="min-w-0 flex-1">
        <span className="font-medium">{browser}</span> <span className="tnum block text-subtle-foreground text-xs">{since}</span>
      </p>
      {isThis ? (
        <Chip tone="brand">This browser</Chip>
      ) : (
        <Button size="sm" busy={isBusy} onClick={onEnd} aria-label={`Sign out ${browser}, ${since}`}>
          Sign out
        </Button>
      )}
    </li>
  );
}
