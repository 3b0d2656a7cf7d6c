"use client";

import { Undo2 } from "lucide-react";
import { Logo } from "@/components/shell/logo";
import { Banner } from "@/components/ui/banner";
import { useViewerZone } from "@/lib/client/viewer-zone";
import type { BriefedAbout } from "@/lib/domain/briefing/about";
import type { BriefingContent } from "@/lib/domain/briefing/content";
import { dayLabel, zonedTime } from "@/lib/domain/time/format";
import { BriefingArticle } from "./briefing-article";
import { PrintFooter } from "./print-footer";

type Shared = {
  readonly about: BriefedAbout;
  readonly content: BriefingContent;
  readonly version: number;
  readonly publishedAt: string;
  readonly rolledBack: string | null;
  readonly expiresAt: string;
  readonly now: string;
};

/** A briefing for somebody without an account: to read and to print, as of the moment it was opened. */
export function SharedBriefingPage({ shared }: { shared: Shared }) {
  const { about, content, version, publishedAt, rolledBack, expiresAt, now } = shared;
  const zone = useViewerZone(null, about.zone);
  return (
    <div className="min-h-(--page-height) print:min-h-0">
      <header className="flex h-12 items-center gap-2 border-border border-b bg-card px-4 print:hidden">
        <Logo />
        <span className="font-semibold text-base tracking-[-0.01em]">T-Minus</span>
        <span className="tnum ml-auto text-subtle-foreground text-xs">
          As of {zonedTime(now, zone)}. This link ends {dayLabel(expiresAt, zone)}, {zonedTime(expiresAt, zone)}.
        </span>
      </header>
      <main className="mx-auto max-w-[816px] px-4 py-5 print:p-0">
        {rolledBack ? (
          <Banner
            tone="failed"
            icon={Undo2}
            title={`Rolled back: ${rolledBack}`}
            className="mb-4 rounded-lg border max-md:-mx-4 max-md:-mt-5 max-md:mb-5 max-md:rounded-none"
          >
            Customers go back to {about.fromVersion}.
          </Banner>
        ) : null}
        <BriefingArticle
          about={about}
          content={content}
          version={version}
          publishedAt={publishedAt}
          zone={zone}
          footer={<PrintFooter about={about} version={version} zone={zone} now={now} />}
        />
      </main>
    </div>
  );
}
