"use client";

import { useQuery } from "@tanstack/react-query";
import { ErrorState } from "@/components/ui/error-state";
import { Panel } from "@/components/ui/panel";
import { SkeletonRows } from "@/components/ui/skeleton";
import { noticePreferencesQuery } from "@/lib/client/notice";
import { NoticeMails } from "./notice-mails";
import { NoticesForm } from "./notices-form";

type NoticesPanelProps = {
  /** The address that the person signs in with. */
  email: string;
  /** Of their profile; null follows the browser. */
  ownZone: string | null;
  /** In which times are shown. */
  zone: string;
};

/** How the person looking is told by name: what comes by mail, when not, and what became of the last mails. */
export function NoticesPanel({ email, ownZone, zone }: NoticesPanelProps) {
  const { data, error, refetch } = useQuery(noticePreferencesQuery());
  return (
    <div id="notices" className="scroll-mt-16">
      <Panel title="How you are told" aside={data ? (data.canMail ? `by mail to ${email}` : "no mail server") : null}>
        {data ? (
          <>
            {data.canMail ? null : (
              <p className="border-border-soft border-b px-4 py-2.5 text-muted-foreground">
                This installation has no mail server: you are told behind the bell. Whoever runs it can set one; your choice is kept until
                then.
              </p>
            )}
            <NoticesForm key={JSON.stringify([data.byMail, data.quiet, data.digestAt, data.zone])} saved={data} ownZone={ownZone} />
            <NoticeMails mails={data.mails} zone={zone} />
          </>
        ) : (
          <Unread hasFailed={error !== null} onRetry={() => void refetch()} />
        )}
      </Panel>
    </div>
  );
}

function Unread({ hasFailed, onRetry }: { hasFailed: boolean; onRetry: () => void }) {
  if (!hasFailed) return <SkeletonRows rows={5} />;
  return (
    <ErrorState title="Your choice did not load" onRetry={onRetry}>
      You are told as you chose all the same.
    </ErrorState>
  );
}
