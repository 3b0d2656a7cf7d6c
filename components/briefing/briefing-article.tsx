"use client";

import { ArrowLeftRight, MessageCircleQuestionMark, Printer, Route, Sparkle, Timer, TriangleAlert } from "lucide-react";
import type { ComponentType, ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { VersionArrow } from "@/components/ui/version-arrow";
import type { BriefedAbout } from "@/lib/domain/briefing/about";
import {
  type BriefingContent,
  type BriefingEntry,
  type BriefingSection,
  readingSeconds,
  SECTION_NAMES,
} from "@/lib/domain/briefing/content";
import { dayLabel, zonedTime } from "@/lib/domain/time/format";
import { BriefingFacts } from "./briefing-facts";
import { Marked } from "./marked";

type BriefingArticleProps = {
  about: BriefedAbout;
  content: BriefingContent;
  version: number;
  publishedAt: string;
  zone: string;
  /** What paper says of itself. */
  footer: ReactNode;
};

/** What support reads; on paper it is all there is. */
export function BriefingArticle({ about, content, version, publishedAt: at, zone, footer }: BriefingArticleProps) {
  return (
    <article className="bg-card max-md:-mx-4 max-md:-mt-5 max-md:px-4 max-md:pt-4 max-md:pb-1 md:rounded-lg md:border md:border-border md:px-8 md:py-6 print:m-0! print:border-0 print:p-0!">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-muted-foreground text-xs">
        <span className="font-medium text-foreground">Support briefing</span>
        <VersionArrow from={about.fromVersion} to={about.toVersion} />
        <span className="tnum">
          Version {version}, {version === 1 ? "published" : "updated"} {dayLabel(at, zone)}, {zonedTime(at, zone)}
        </span>
        <span className="flex items-center gap-3 md:ml-auto print:hidden">
          <span className="inline-flex items-center gap-1">
            <Timer className="size-3.5 shrink-0" aria-hidden="true" />
            {readingSeconds(content)} s read
          </span>
          <Button size="sm" onClick={() => print()} className="max-md:hidden">
            <Printer aria-hidden="true" />
            Print
          </Button>
        </span>
      </div>
      <h1 className="mt-2 font-semibold text-xl leading-7 tracking-[-0.015em] md:text-2xl md:leading-8">
        <Marked text={content.headline} />
      </h1>
      <BriefingFacts about={about} zone={zone} />
      <div className="mt-4">
        <Section section="features" entries={content.features} />
        <Section section="behaviour" entries={content.behaviour} />
        <Section section="issues" entries={content.issues} />
        <Section section="faq" entries={content.faq} />
        <Section section="escalation" entries={content.escalation} />
      </div>
      {footer}
    </article>
  );
}

const ICONS: Record<BriefingSection, ComponentType<{ className?: string }>> = {
  features: Sparkle,
  behaviour: ArrowLeftRight,
  issues: TriangleAlert,
  faq: MessageCircleQuestionMark,
  escalation: Route,
};

function Section({ section, entries }: { section: BriefingSection; entries: readonly BriefingEntry[] }) {
  if (entries.length === 0) return null;
  const Icon = ICONS[section];
  return (
    <section className="grid gap-x-6 gap-y-2 border-border border-t py-3.5 md:grid-cols-[148px_1fr] print:break-inside-avoid print:grid-cols-[128px_1fr] print:py-3">
      <h2 className="flex items-start gap-2 font-semibold text-sm">
        <Icon className="mt-0.5 size-4 shrink-0 text-muted-foreground" aria-hidden="true" />
        {SECTION_NAMES[section]}
      </h2>
      {section === "faq" ? <Questions entries={entries} /> : <Lines entries={entries} isNumbered={section === "escalation"} />}
    </section>
  );
}

function Lines({ entries, isNumbered }: { entries: readonly BriefingEntry[]; isNumbered: boolean }) {
  const List = isNumbered ? "ol" : "ul";
  return (
    <List className="min-w-0 space-y-1.5">
      {entries.map(({ name, text }, index) => (
        <li key={name} className="grid gap-x-4 md:grid-cols-[152px_1fr] print:grid-cols-[128px_1fr]">
          <span className="flex min-w-0 items-start gap-2 font-medium">
            {isNumbered ? <Step>{index + 1}</Step> : null}
            <span className="wrap-anywhere min-w-0">
              <Marked text={name} />
            </span>
          </span>
          <Text className={isNumbered ? "max-md:pl-6 print:pl-0" : ""}>{text}</Text>
        </li>
      ))}
    </List>
  );
}

function Step({ children }: { children: ReactNode }) {
  return (
    <span className="mt-0.5 grid size-4 shrink-0 place-items-center rounded-full bg-primary text-[10px] text-primary-foreground">
      {children}
    </span>
  );
}

function Questions({ entries }: { entries: readonly BriefingEntry[] }) {
  return (
    <dl className="min-w-0">
      {entries.map(({ name, text }) => (
        <div key={name} className="border-border-soft border-b py-2 first:pt-0 last:border-0 last:pb-0">
          <dt className="wrap-anywhere font-medium">
            <Marked text={name} />
          </dt>
          <dd className="mt-0.5">
            <Text>{text}</Text>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Line breaks are the author's. */
function Text({ children, className = "" }: { children: string; className?: string }) {
  return (
    <span className={`wrap-anywhere block min-w-0 whitespace-pre-line text-muted-foreground ${className}`}>
      <Marked text={children} />
    </span>
  );
}
