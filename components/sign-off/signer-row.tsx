"use client";

import { CircleCheck, CircleDashed, CircleX, History, Lock, type LucideIcon, Minus, MoreHorizontal, PenLine } from "lucide-react";
import { useRoomNow, useRoomZone, useTriple } from "@/components/release/room-time";
import { useRoomDialogs } from "@/components/release/use-room-dialogs";
import { Avatar, type AvatarProps } from "@/components/ui/avatar";
import { Chip } from "@/components/ui/chip";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { useRoom, useRoomStore } from "@/lib/client/use-room";
import { RELEASE_ROLE_NAMES } from "@/lib/domain/access/roles";
import { whoCan } from "@/lib/domain/access/who-can";
import type { SignOffRow } from "@/lib/domain/release/state";
import { ENDING_WORDS, whyNotRequired } from "@/lib/domain/sign-off/gate-words";
import { labelWords } from "@/lib/domain/sign-off/label-words";
import { whyNotRevoke } from "@/lib/domain/sign-off/revoke-sign-off";
import type { Signer } from "@/lib/domain/sign-off/signers";
import { relativeAge } from "@/lib/domain/time/format";
import type { Instant } from "@/lib/domain/time/instant";
import { readableInstants } from "@/lib/domain/time/readable-instants";
import { useWithdraw } from "./use-withdraw";

type State = { readonly icon: LucideIcon; readonly text: string; readonly tone: string };

/** One person, or an empty place, of a gate: role, what they did and when. */
export function SignerRow({ signer, asked }: { signer: Signer; asked: Instant | null }) {
  const { viewer } = useRoomStore().dto;
  const isYou = "person" in signer && signer.person.id === viewer.id;
  const { icon: Icon, text, tone } = stateOf(signer);
  const isPlace = !("person" in signer);
  return (
    <li className="flex items-start gap-3">
      <Avatar {...avatarOf(signer, isYou)} size="md" decorative />
      <div className="min-w-0 flex-1">
        <div className="flex justify-between gap-2">
          <span className={cn("min-w-0 truncate", isPlace ? "text-muted-foreground" : "font-medium")}>
            {isPlace ? RELEASE_ROLE_NAMES[signer.role] : signer.person.name}
            {isYou ? <span className="font-normal text-subtle-foreground"> you</span> : null}
          </span>
          <span className={cn("inline-flex shrink-0 items-center gap-1 text-xs", isPlace ? "" : "font-medium", tone)}>
            <Icon className="size-3.5" aria-hidden="true" />
            {text}
          </span>
        </div>
        <SignerNote signer={signer} asked={asked} />
        {"row" in signer && signer.row.labels.length > 0 ? <Labels row={signer.row} /> : null}
      </div>
      {"row" in signer ? <SignerMenu row={signer.row} /> : null}
    </li>
  );
}

function avatarOf(signer: Signer, isYou: boolean): Pick<AvatarProps, "name" | "initials" | "tone"> {
  if (!("person" in signer)) return { name: RELEASE_ROLE_NAMES[signer.role], tone: "vacant" };
  return { name: signer.person.name, initials: signer.person.initials, tone: isYou ? "self" : "person" };
}

function stateOf(signer: Signer): State {
  switch (signer.kind) {
    case "signed":
      return { icon: CircleCheck, text: "Signed", tone: "text-done-fg" };
    case "refused":
      return { icon: CircleX, text: "Refused", tone: "text-blocked-fg" };
    case "waiting":
      return { icon: PenLine, text: "Waiting", tone: "text-signoff-fg" };
    case "later":
      return { icon: Lock, text: "Not yet", tone: "text-na-fg" };
    case "ended":
      return { icon: History, text: ENDING_WORDS[signer.ended.kind], tone: "text-blocked-fg" };
    case "vacant":
      return { icon: CircleDashed, text: "Nobody can sign", tone: "text-blocked-fg" };
    case "missing":
      return { icon: CircleDashed, text: "Not signed", tone: "text-blocked-fg" };
    case "not-required":
      return { icon: Minus, text: "Not required", tone: "text-na-fg" };
  }
}

function SignerNote({ signer, asked }: { signer: Signer; asked: Instant | null }) {
  const triple = useTriple();
  const zone = useRoomZone();
  const role = RELEASE_ROLE_NAMES[signer.role];
  const className = "tnum text-subtle-foreground text-xs";
  switch (signer.kind) {
    case "signed":
      return (
        <div className={className}>
          {role} · {triple(signer.row.at)}
          {signer.row.comment ? <span className="block text-muted-foreground">“{signer.row.comment}”</span> : null}
        </div>
      );
    case "refused":
      return (
        <div className={className}>
          {role} · {triple(signer.row.at)}
          <span className="block text-muted-foreground">“{signer.row.comment}”</span>
        </div>
      );
    case "ended":
      return (
        <div className={className}>
          {role}
          {signer.ended.because ? ` · ${readableInstants(signer.ended.because, zone)}` : ""}
        </div>
      );
    case "waiting":
      return (
        <div className={className}>
          {role}
          {asked ? (
            <>
              {" · asked "}
              <Age instant={asked} />
            </>
          ) : null}
        </div>
      );
    case "later":
      return <div className={className}>{role}</div>;
    case "vacant":
      return (
        <div className={className}>
          <WhoChangesRoster />
        </div>
      );
    case "missing":
      return <div className={className}>The gate was opened without it.</div>;
    case "not-required":
      return (
        <div className={className}>
          <WhyNotRequired role={signer.role} />
        </div>
      );
  }
}

function WhyNotRequired({ role }: { role: Signer["role"] }) {
  const { details } = useRoom().state;
  return whyNotRequired(role, details.template.track);
}

function WhoChangesRoster() {
  const who = whoCan("release.edit", useRoom().confirmed.roster);
  return `${who.charAt(0).toUpperCase()}${who.slice(1)} can change the roster.`;
}

function Age({ instant }: { instant: Instant }) {
  const now = useRoomNow();
  return relativeAge({ instant, now });
}

/** What a signature carries for everybody to see. Source: SIGNOFF rule 8. */
function Labels({ row }: { row: SignOffRow }) {
  return (
    <div className="mt-1 flex flex-wrap gap-1">
      {labelWords(row).map((text) => (
        <Chip key={text}>{text}</Chip>
      ))}
    </div>
  );
}

/** Taking back: the own refusal, or a sign-off by its author, a peer or an admin. Left out where the person may do neither. */
function SignerMenu({ row }: { row: SignOffRow }) {
  const store = useRoomStore();
  const { confirmed } = store.view();
  const { openRevoke } = useRoomDialogs();
  const withdraw = useWithdraw();
  const isOwn = row.person.id === store.dto.viewer.id;
  const canWithdraw = row.kind === "refused" && isOwn;
  const canRevoke = row.kind === "granted" && whyNotRevoke(confirmed, row, store.context()) === null;
  if (!canWithdraw && !canRevoke) return null;
  return (
    <Menu
      trigger={
        <IconButton label={`More about the sign-off by ${row.person.name}`} size="sm" className="-mr-1.5">
          <MoreHorizontal aria-hidden="true" />
        </IconButton>
      }
    >
      {canWithdraw ? <MenuItem onClick={() => void withdraw(row.id)}>Withdraw the refusal</MenuItem> : null}
      {canRevoke ? (
        <MenuItem onClick={() => openRevoke(row.id)}>{isOwn ? "Take back your sign-off…" : "Revoke this sign-off…"}</MenuItem>
      ) : null}
    </Menu>
  );
}
