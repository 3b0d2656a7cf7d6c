import Link from "next/link";
import { createElement, type ReactNode } from "react";
import { useWorkspace } from "@/components/shell/workspace";
import { Chip } from "@/components/ui/chip";
import { VersionArrow } from "@/components/ui/version-arrow";
import { briefingHref } from "@/lib/client/room-href";
import type { BriefingListDto } from "@/lib/contracts/briefing";
import { dayLabel, shortTime } from "@/lib/domain/time/format";

type Entry = BriefingListDto["briefings"][number];

/** One briefing of the list; the whole row leads to it. */
export function BriefingRow({ briefing, zone }: { briefing: Entry; zone: string }) {
  const { team } = useWorkspace();
  const { release, service, fromVersion, toVersion, title, version, t0, asked, read, reach } = briefing;
  return (
    <li>
      <Link
        href={briefingHref(team.slug, release)}
        className="grid grid-cols-[minmax(0,1fr)_150px_128px] items-center gap-x-5 gap-y-1.5 px-4 py-3 outline-offset-[-2px] transition-colors duration-120 hover:bg-accent/40 max-md:grid-cols-[minmax(0,1fr)_auto]"
      >
        <span className="min-w-0 max-md:col-span-2">
          <span className="flex min-w-0 flex-wrap items-baseline gap-x-2">
            <span className="font-medium">{title}</span>
          </span>
          <span className="flex min-w-0 flex-wrap items-baseline gap-x-2 text-subtle-foreground text-xs">
            <span className="truncate">{service}</span>
            <VersionArrow from={fromVersion} to={toVersion} />
            <span>version {version}</span>
          </span>
          <Found pieces={briefing.found} />
        </span>
        <span className="text-xs max-md:flex max-md:flex-wrap max-md:items-center max-md:gap-x-2">
          <Mine mine={briefing.mine} />
          <span className="tnum block text-subtle-foreground md:mt-0.5">
            {read} of {asked} have read
          </span>
        </span>
        <span className="tnum text-right text-xs">
          <span className="block">
            {dayLabel(t0, zone)} {shortTime(t0, zone)}
          </span>
          <span className="block text-subtle-foreground">{reach}</span>
        </span>
      </Link>
    </li>
  );
}

function Mine({ mine }: { mine: Entry["mine"] }) {
  if (mine === "asked") return <Chip tone="signoff">Asks you</Chip>;
  return mine === "read" ? <Chip tone="done">You have read it</Chip> : null;
}

/** Where the words stand, with the words marked. */
function Found({ pieces }: { pieces: Entry["found"] }) {
  if (pieces.length === 0) return null;
  // As arguments, not as a list: pieces of a text have no names to be told apart by.
  return createElement("span", { className: "mt-0.5 block text-muted-foreground text-xs" }, ...pieces.map(pieceOf));
}

function pieceOf({ text, isMatch }: Entry["found"][number]): ReactNode {
  return isMatch ? <mark className="bg-brand-soft text-foreground">{text}</mark> : text;
}
