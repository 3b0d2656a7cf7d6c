"use client";

import { Activity, MessageSquare, User, Workflow } from "lucide-react";
import { useRoomZone, useTriple } from "@/components/release/room-time";
import { Avatar } from "@/components/ui/avatar";
import { Chip } from "@/components/ui/chip";
import { cn } from "@/components/ui/cn";
import { ItemGlyph, type ItemGlyphState } from "@/components/ui/item-glyph";
import { Kbd } from "@/components/ui/kbd";
import { part, usePart } from "@/components/ui/part";
import { Timestamp } from "@/components/ui/timestamp";
import { useRoom, useRoomPart, useRoomStore } from "@/lib/client/use-room";
import { RELEASE_ROLE_NAMES } from "@/lib/domain/access/roles";
import { followsRecord } from "@/lib/domain/checklist/computed-items";
import { type ItemStanding, standingOf } from "@/lib/domain/checklist/progress";
import type { ItemState } from "@/lib/domain/release/state";
import { followsGate } from "@/lib/domain/stage/gate-items";
import { shortTime } from "@/lib/domain/time/format";
import type { Ask } from "./ask";
import { FollowsFrom } from "./follows-from";
import { ItemLines } from "./item-lines";
import { ItemMenu } from "./item-menu";
import { Notice } from "./item-notice";
import { ItemOnPaper } from "./item-on-paper";

const GLYPHS: Record<ItemStanding, ItemGlyphState> = {
  done: "done",
  notApplicable: "not-applicable",
  waived: "waived",
  failed: "failed",
  blocked: "blocked",
  todo: "todo",
};
const STATE_NAMES: Record<ItemStanding, string> = {
  done: "Done",
  notApplicable: "Not applicable",
  waived: "Waived",
  failed: "Failed",
  blocked: "Blocked",
  todo: "To do",
};

type Props = {
  item: ItemState;
  isOpen: boolean;
  ask: Ask | null;
  onToggle: () => void;
  onAsk: (ask: Ask | null) => void;
  onTick: () => void;
};

const details = part(() => import("./item-details"));
const asks = part(() => import("./item-ask"));

/** One item of the checklist with everything that was said and done about it. */
export function ItemRow({ item, isOpen, ask, onToggle, onAsk, onTick }: Props) {
  const mark = useRoomPart((view) => view.marks.get(item.key));
  const notice = useRoomPart((view) => view.notices.get(item.key));
  const { state } = useRoom();
  const store = useRoomStore();
  const standing = standingOf(item, { now: new Date(store.nowMs()).toISOString(), items: state.items });
  const isChild = item.parent !== null;
  const found = usePart(details, isOpen);
  const asking = usePart(asks, ask !== null);
  return (
    <li
      id={`item-${item.key}`}
      data-item={item.key}
      className={cn(
        "group relative scroll-mt-12 border-border-soft border-b last:border-b-0 has-[[role=checkbox]:focus-visible]:z-10 has-[[role=checkbox]:focus-visible]:rounded-md has-[[role=checkbox]:focus-visible]:outline-2 has-[[role=checkbox]:focus-visible]:outline-ring has-[[role=checkbox]:focus-visible]:-outline-offset-1",
        mark && "animate-flash bg-flash",
      )}
    >
      {/* On a phone what belongs to an item runs below its whole width; beside it, only its title gives way. */}
      <div className={cn("grid grid-cols-[auto_minmax(0,1fr)_auto] gap-x-3 px-4 py-2", isChild && "pl-11")}>
        <ItemBox item={item} standing={standing} onTick={onTick} />
        <ItemHead item={item} standing={standing} markName={mark?.name} isOpen={isOpen} onToggle={onToggle} />
        <ItemSide item={item} onAsk={onAsk} onToggle={onToggle} isOpen={isOpen} />
        <div className="col-start-2 row-start-2 min-w-0 max-md:col-end-4">
          <ItemOnPaper item={item} stateName={STATE_NAMES[standing]} />
          <ItemLines item={item} standing={standing} onAsk={onAsk} />
          {followsRecord(item) && (isOpen || standing === "todo") ? <FollowsFrom item={item} /> : null}
          {ask && asking ? <asking.ItemAsk item={item} ask={ask} onDone={() => onAsk(null)} /> : null}
          {notice ? <Notice item={item} notice={notice} /> : null}
          {isOpen && found ? <found.ItemDetails item={item} onAsk={onAsk} /> : null}
        </div>
      </div>
    </li>
  );
}

function ItemBox({ item, standing, onTick }: { item: ItemState; standing: ItemStanding; onTick: () => void }) {
  const isSending = useRoomPart((view) =>
    view.pending.some((one) => "item" in one.command && one.command.item === item.key && one.command.type === "item.set"),
  );
  const glyph: ItemGlyphState = isSending && standing === "done" ? "sending" : GLYPHS[standing];
  const checked = standing === "done" ? "true" : standing === "todo" ? "false" : "mixed";
  const name = [
    item.title,
    `: ${isSending ? "sending, " : ""}${STATE_NAMES[standing]}`,
    `, ${item.required ? "required" : "optional"}`,
    `, ${item.assignee?.name ?? RELEASE_ROLE_NAMES[item.owner]}`,
  ].join("");
  return (
    <div className="row-end-3 row-start-1 pt-px">
      {/* biome-ignore lint/a11y/useSemanticElements: an item has six states; a native checkbox knows three and none of their signs */}
      <button
        type="button"
        role="checkbox"
        aria-checked={checked}
        aria-label={name}
        aria-keyshortcuts="x"
        onClick={onTick}
        className="-m-[3px] grid size-6 place-items-center rounded-md outline-none max-md:-m-[11px] max-md:size-11"
      >
        <ItemGlyph state={glyph} size={item.parent ? "sm" : "md"} />
      </button>
    </div>
  );
}

type HeadProps = { item: ItemState; standing: ItemStanding; markName: string | undefined; isOpen: boolean; onToggle: () => void };

function ItemHead({ item, standing, markName, isOpen, onToggle }: HeadProps) {
  const isQuiet = standing === "notApplicable" || standing === "waived";
  return (
    <div className="flex min-h-5 min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
      <button
        type="button"
        onClick={onToggle}
        aria-expanded={isOpen}
        className={cn(
          "min-w-0 text-left hover:underline",
          item.parent ? "text-xs max-md:text-sm" : "max-md:text-base",
          isQuiet && "text-muted-foreground",
        )}
      >
        {item.title}
      </button>
      <Marks item={item} />
      {followsGate(item) && standing === "todo" ? (
        <span className="text-2xs text-subtle-foreground">
          follows from the {item.computedFrom === "decision" ? "decision" : "sign-off"}
        </span>
      ) : null}
      {item.condition && standing === "todo" ? <span className="text-2xs text-subtle-foreground">{item.condition.text}</span> : null}
      <StandingChip standing={standing} />
      <AnswerText item={item} />
      {item.notes.length > 0 ? (
        <span className="inline-flex items-center gap-1 text-subtle-foreground text-xs">
          <MessageSquare className="size-3.5" aria-hidden="true" />
          <span className="sr-only">notes: </span>
          {item.notes.length}
        </span>
      ) : null}
      {markName ? <Chip tone="brand-solid">{markName}, just now</Chip> : null}
    </div>
  );
}

/** Why it is here although nobody had to ask is in its details. */
function Marks({ item: { required, departure } }: { item: ItemState }) {
  const marks = [required ? "" : "optional", departure ? DEPARTURES[departure.kind] : ""].filter((mark) => mark !== "");
  return marks.length > 0 ? <span className="text-2xs text-subtle-foreground">{marks.join(", ")}</span> : null;
}

const DEPARTURES = { own: "added", "put-back": "put back", kept: "kept" } as const;

function StandingChip({ standing }: { standing: ItemStanding }) {
  if (standing === "notApplicable") return <Chip>Not applicable</Chip>;
  if (standing === "waived") return <Chip>Waived</Chip>;
  if (standing === "blocked") return <Chip tone="blocked">Blocked</Chip>;
  if (standing === "failed") return <Chip tone="failed">Failed</Chip>;
  return null;
}

function AnswerText({ item }: { item: ItemState }) {
  if (item.value === null) return null;
  const option = item.options.find((one) => one.key === item.value)?.label;
  const unit = item.kind === "result" && item.unit ? ` ${item.unit}` : "";
  return <span className="truncate font-mono text-subtle-foreground text-xs">{option ?? `${item.value}${unit}`}</span>;
}

const SOURCES = {
  person: { icon: User, label: "Source: person" },
  token: { icon: Workflow, label: "Source: CI" },
  metric: { icon: Activity, label: "Source: metric" },
} as const;

function ItemSide({
  item,
  onAsk,
  onToggle,
  isOpen,
}: {
  item: ItemState;
  onAsk: (ask: Ask) => void;
  onToggle: () => void;
  isOpen: boolean;
}) {
  const zone = useRoomZone();
  const triple = useTriple();
  const { dto } = useRoomStore();
  const { icon: Icon, label } = SOURCES[item.source];
  const isRecord = followsRecord(item);
  const owner = item.assignee ?? (item.status === "todo" ? null : item.by);
  return (
    <div className="col-start-3 row-start-1 flex shrink-0 items-start gap-1.5 md:row-end-3">
      <span
        className="hidden items-center gap-1.5 pr-2 text-2xs text-subtle-foreground leading-6 group-has-[[role=checkbox]:focus-visible]:flex max-lg:!hidden"
        aria-hidden="true"
      >
        <Kbd>x</Kbd> {isRecord ? "open" : "done"} <Kbd>n</Kbd> n/a {isRecord ? null : <Kbd>b</Kbd>} {isRecord ? null : "blocked"}
      </span>
      <span className="grid size-6 place-items-center text-subtle-foreground max-md:hidden" title={label} role="img" aria-label={label}>
        <Icon className="size-3.5" aria-hidden="true" />
      </span>
      <span className="mr-1 w-10 text-right font-mono text-2xs text-subtle-foreground leading-6">
        {item.at && item.status !== "todo" ? (
          <Timestamp dateTime={item.at} text={shortTime(item.at, zone)} full={`${triple(item.at)}${item.by ? `, ${item.by.name}` : ""}`} />
        ) : null}
      </span>
      {owner ? (
        <Avatar name={owner.name} initials={owner.initials} tone={owner.id === dto.viewer.id ? "self" : "person"} />
      ) : (
        <Avatar name={RELEASE_ROLE_NAMES[item.owner]} tone="role" />
      )}
      <ItemMenu item={item} onAsk={onAsk} onToggle={onToggle} isOpen={isOpen} />
    </div>
  );
}
