"use client";

import { useQuery } from "@tanstack/react-query";
import { Megaphone } from "lucide-react";
import { DeadLink } from "@/components/briefing/dead-link";
import { Logo } from "@/components/shell/logo";
import { EmptyState } from "@/components/ui/empty-state";
import { ApiError } from "@/lib/client/api";
import { publicStatusQuery } from "@/lib/client/public-status";
import { QueryProvider } from "@/lib/client/query-provider";
import { useViewerZone } from "@/lib/client/viewer-zone";
import type { PublicStatus } from "@/lib/contracts/public-status";
import { KIND_NAMES } from "@/lib/domain/comms/kind-names";
import { longDayLabel, zonedTime } from "@/lib/domain/time/format";

type Message = PublicStatus["messages"][number];
type Props = { address: string; first: PublicStatus };

/** What customers were told, newest first, for people without an account; it asks again by itself, and reads without a script. */
export function PublicStatusPage(props: Props) {
  return (
    <QueryProvider>
      <Live {...props} />
    </QueryProvider>
  );
}

function Live({ address, first }: Props) {
  const zone = useViewerZone(null, "UTC");
  const { data, error } = useQuery(publicStatusQuery(address, first));
  // Switched off, or given another address, since it was opened.
  if (error instanceof ApiError && error.code === "not-found") return <DeadLink isBusy={false} />;
  const { team, messages, notes, now } = data;
  return (
    <div className="min-h-(--page-height)">
      <header className="flex h-12 items-center gap-2 border-border border-b bg-card px-4">
        <Logo />
        <span className="min-w-0 truncate font-semibold text-base tracking-[-0.01em]">{team}</span>
        <Freshness now={now} zone={zone} hasFailed={error !== null} />
      </header>
      <main className="mx-auto max-w-[720px] px-4 py-6">
        <h1 className="font-semibold text-xl tracking-[-0.01em]">Status and announcements</h1>
        {messages.length + notes.length === 0 ? (
          <EmptyState icon={Megaphone} title="Nothing to report" className="mt-6 rounded-lg border border-border bg-card py-12">
            Announcements and updates appear here.
          </EmptyState>
        ) : (
          <ol className="mt-4 space-y-4">
            {messages.map((message) => (
              <Entry key={message.id} message={message} zone={zone} />
            ))}
          </ol>
        )}
        {notes.length > 0 ? <Notes notes={notes} zone={zone} /> : null}
      </main>
    </div>
  );
}

/** What changed for customers, as it was published. */
function Notes({ notes, zone }: { notes: PublicStatus["notes"]; zone: string }) {
  return (
    <section aria-labelledby="release-notes" className="mt-8">
      <h2 id="release-notes" className="font-semibold text-base">
        Release notes
      </h2>
      <ol className="mt-3 space-y-4">
        {notes.map(({ title, at, sections }) => (
          <li key={`${title} ${at}`} className="rounded-lg border border-border bg-card px-6 py-4 max-md:px-4">
            <p className="tnum text-subtle-foreground text-xs">
              Published{" "}
              <time dateTime={at}>
                {longDayLabel(at, zone)}, {zonedTime(at, zone)}
              </time>
            </p>
            <h3 className="mt-0.5 break-words font-semibold text-base">{title}</h3>
            {sections.map(({ heading, points }) => (
              <div key={heading} className="mt-2">
                <h4 className="text-subtle-foreground text-xs">{heading}</h4>
                <ul className="list-disc pl-5">
                  {points.map((point) => (
                    <li key={point} className="break-words">
                      {point}
                    </li>
                  ))}
                </ul>
              </div>
            ))}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** When it was last asked for; said aloud only when that fails. */
function Freshness({ now, zone, hasFailed }: { now: string; zone: string; hasFailed: boolean }) {
  return (
    <span className="tnum ml-auto text-right text-subtle-foreground text-xs">
      <span className="whitespace-nowrap">
        Last refreshed <time dateTime={now}>{zonedTime(now, zone)}</time>
      </span>
      <span role="status" className="block text-blocked-fg empty:hidden">
        {hasFailed ? "Not reached since; tried again." : ""}
      </span>
    </span>
  );
}

function Entry({ message: { kind, subject, at, fields }, zone }: { message: Message; zone: string }) {
  return (
    <li className="rounded-lg border border-border bg-card px-6 py-4 max-md:px-4">
      <p className="tnum flex flex-wrap justify-between gap-x-3 text-subtle-foreground text-xs">
        <span>{KIND_NAMES[kind]}</span>
        <time dateTime={at}>
          {longDayLabel(at, zone)}, {zonedTime(at, zone)}
        </time>
      </p>
      <h2 className="mt-0.5 break-words font-semibold text-base">{subject}</h2>
      <dl className="mt-2">
        {fields.map(({ label, text }) => (
          <div key={label} className="grid grid-cols-[152px_1fr] gap-x-3 border-border-soft border-t py-2 max-md:grid-cols-1">
            <dt className="text-subtle-foreground">{label}</dt>
            <dd className="whitespace-pre-line break-words">{text}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
