import { CircleCheck, CircleDashed, TriangleAlert, Undo2 } from "lucide-react";
import Link from "next/link";
import { Cell, Row, RowHead } from "@/components/ui/table";
import { TEXT_LINK_CLASSES } from "@/components/ui/text-link";
import { VersionArrow } from "@/components/ui/version-arrow";
import { reportHref } from "@/lib/client/report-href";
import { roomHref } from "@/lib/client/room-href";
import type { DeploymentDto } from "@/lib/contracts/analytics";
import { minutesBetween, type Outcome, SHOWN_NAMES } from "@/lib/domain/analytics/deployment";
import { shortSpan } from "@/lib/domain/analytics/words";
import { STRATEGY_NAMES } from "@/lib/domain/release/release-words";
import { dayLabel, zonedTime } from "@/lib/domain/time/format";
import type { Instant } from "@/lib/domain/time/instant";
import { toWallTime } from "@/lib/domain/time/zone";

type DeploymentRowProps = { deployment: DeploymentDto; slug: string; zone: string };

/** One deployment of the history. */
export function DeploymentRow({ deployment, slug, zone }: DeploymentRowProps) {
  const { id, service, fromVersion, toVersion, environment, strategy, startedAt, completedAt, deployedBy, approvedBy } = deployment;
  return (
    <Row className="align-top">
      <RowHead>
        <Link href={roomHref(slug, id)} className="hover:underline">
          {service.name}
        </Link>
        <span className="block font-normal">
          <VersionArrow from={fromVersion} to={toVersion} />
        </span>
      </RowHead>
      <Cell className="whitespace-nowrap text-muted-foreground max-md:hidden">
        {STRATEGY_NAMES[strategy]}
        <span className="block text-subtle-foreground text-xs">{environment}</span>
      </Cell>
      <Cell className="whitespace-nowrap">
        <Moment at={startedAt} zone={zone} />
      </Cell>
      <Cell className="whitespace-nowrap max-md:hidden">{completedAt === null ? "–" : <Moment at={completedAt} zone={zone} />}</Cell>
      <Cell className="tnum whitespace-nowrap text-right font-mono max-md:hidden">
        {completedAt === null ? "–" : shortSpan(minutesBetween(startedAt, completedAt))}
      </Cell>
      <Cell className="whitespace-nowrap">
        <OutcomeMark deployment={deployment} />
      </Cell>
      <Cell className="whitespace-nowrap">
        {deployedBy ?? "–"}
        <span className="block text-subtle-foreground text-xs">
          {approvedBy.length > 0 ? `approved by ${approvedBy.join(", ")}` : "nobody approved"}
        </span>
      </Cell>
      <Cell>
        <Link href={reportHref(slug, id)} className={`text-xs ${TEXT_LINK_CLASSES}`} aria-label={`Report of ${service.name} ${toVersion}`}>
          Report
        </Link>
      </Cell>
    </Row>
  );
}

function Moment({ at, zone }: { at: Instant; zone: string }) {
  return (
    <time dateTime={at} className="tnum">
      {dayLabel(at, zone)} {toWallTime(at, zone).date.slice(0, 4)}
      <span className="block text-subtle-foreground text-xs">{zonedTime(at, zone)}</span>
    </time>
  );
}

const LOOKS = {
  running: { icon: CircleDashed, className: "text-brand-fg" },
  lasting: { icon: CircleCheck, className: "text-done-fg" },
  hotfixed: { icon: TriangleAlert, className: "text-blocked-fg" },
  "rolled-back": { icon: Undo2, className: "text-failed-fg" },
} as const satisfies Record<Outcome, object>;

function OutcomeMark({ deployment: { outcome, hotfix, brokeGlass } }: { deployment: DeploymentDto }) {
  const { icon: Icon, className } = LOOKS[outcome];
  return (
    <>
      <span className={`flex items-center gap-1.5 ${className}`}>
        <Icon className="size-3.5 shrink-0" aria-hidden="true" />
        {SHOWN_NAMES[outcome]}
      </span>
      {hotfix === null ? null : <span className="block text-subtle-foreground text-xs">by {hotfix}</span>}
      {brokeGlass ? <span className="block text-blocked-fg text-xs">break-glass</span> : null}
    </>
  );
}
