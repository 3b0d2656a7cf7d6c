"use client";

import { Megaphone } from "lucide-react";
import { Logo } from "@/components/shell/logo";
import { EmptyState } from "@/components/ui/empty-state";
import { useViewerZone } from "@/lib/client/viewer-zone";
import { KIND_NAMES, type MessageKind } from "@/lib/domain/comms/kind-names";
import { longDayLabel, zonedTime } from "@/lib/domain/time/format";

type Message = {
  readonly id: string;
  readonly kind: MessageKind;
  readonly subject: string;
  readonly at: string;
  readonly fields: readonly { readonly label: string; readonly text: string }[];
};
type Status = { readonly team: string; readonly messages: readonly Message[]; readonly now: string };

/** What customers were told, newest first, for people without an account; as of the moment it was opened. */
export function PublicStatusPage({ status: { team, messages, now } }: { status: Status }) {
  const zone = useViewerZone(null, "UTC");
  return (
    <div className="min-h-(--page-height)">
      <header className="flex h-12 items-center gap-2 border-border border-b bg-card px-4">
        <Logo />
        <span className="min-w-0 truncate font-semibold text-base tracking-[-0.01em]">{team}</span>
        <span className="tnum ml-auto text-subtle-foreground text-xs whitespace-nowrap">As of {zonedTime(now, zone)}</span>
      </header>
      <main className="mx-auto max-w-[720px] px-4 py-6">
        <h1 className="font-semibold text-xl tracking-[-0.01em]">Status and announcements</h1>
        {messages.length === 0 ? (
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
      </main>
    </div>
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
