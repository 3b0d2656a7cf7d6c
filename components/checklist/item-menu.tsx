"use client";

import {
  Ban,
  ChevronDown,
  CircleSlash,
  Clipboard,
  EllipsisVertical,
  Link2,
  MessageSquarePlus,
  Octagon,
  Paperclip,
  RotateCcw,
  ShieldOff,
  UserPlus,
} from "lucide-react";
import { itemHash } from "@/components/release/room-selection";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { useRoomStore } from "@/lib/client/use-room";
import { followsRecord } from "@/lib/domain/checklist/computed-items";
import type { ItemState } from "@/lib/domain/release/state";
import type { Ask } from "./ask";
import { useItemActions } from "./item-actions";
import { isAnsweredElsewhere, isComputed, needsReason } from "./item-rules";

type Props = { item: ItemState; isOpen: boolean; onAsk: (ask: Ask) => void; onToggle: () => void };

/** Everything one may do with an item, for pointer and touch; the keys do the same. */
export function ItemMenu({ item, isOpen, onAsk, onToggle }: Props) {
  const store = useRoomStore();
  const { permissions } = store.context();
  const mayTick = permissions.has("item.tick");
  return (
    <Menu
      trigger={
        <IconButton
          size="sm"
          label={`Actions for ${item.title}`}
          className="pointer-coarse:-my-2.5 pointer-coarse:-mr-3.5 pointer-coarse:-ml-2 print:hidden"
        >
          <EllipsisVertical aria-hidden="true" />
        </IconButton>
      }
    >
      <MenuItem onClick={onToggle}>
        <ChevronDown aria-hidden="true" />
        {isOpen ? "Close details" : "Show details"}
      </MenuItem>
      <MenuItem onClick={() => void navigator.clipboard?.writeText(`${location.origin}${location.pathname}${itemHash(item.key)}`)}>
        <Link2 aria-hidden="true" />
        Copy link
      </MenuItem>
      {mayTick ? <MenuSeparator /> : null}
      {mayTick && !isComputed(item) ? <Answers item={item} onAsk={onAsk} /> : null}
      {permissions.has("item.waive") && !isComputed(item) ? (
        <MenuItem onClick={() => onAsk("waived")}>
          <ShieldOff aria-hidden="true" />
          Waive
        </MenuItem>
      ) : null}
      {mayTick ? (
        <>
          <MenuSeparator />
          <MenuItem onClick={() => onAsk("note")}>
            <MessageSquarePlus aria-hidden="true" />
            Add note
          </MenuItem>
          <MenuItem onClick={() => onAsk("evidence")}>
            <Paperclip aria-hidden="true" />
            Add evidence link
          </MenuItem>
          <MenuItem onClick={() => onAsk("assign")}>
            <UserPlus aria-hidden="true" />
            Assign
          </MenuItem>
        </>
      ) : null}
      {item.command ? (
        <MenuItem onClick={() => void navigator.clipboard?.writeText(item.command ?? "")}>
          <Clipboard aria-hidden="true" />
          Copy command as written
        </MenuItem>
      ) : null}
    </Menu>
  );
}

/** What one says of an item besides ticking it. What follows from a message or a briefing is neither blocked nor failed by anybody. */
function Answers({ item, onAsk }: Pick<Props, "item" | "onAsk">) {
  const store = useRoomStore();
  const { set } = useItemActions();
  const reopen = () => (needsReason(store.view().state, item) ? onAsk("reopen") : set(item, "todo"));
  return (
    <>
      {item.status === "todo" || isAnsweredElsewhere(item) ? null : (
        <MenuItem onClick={reopen}>
          <RotateCcw aria-hidden="true" />
          Set back to do
        </MenuItem>
      )}
      <MenuItem onClick={() => onAsk("not-applicable")}>
        <CircleSlash aria-hidden="true" />
        Does not apply
      </MenuItem>
      {followsRecord(item) ? null : (
        <>
          <MenuItem onClick={() => onAsk("blocked")}>
            <Octagon aria-hidden="true" />
            Blocked
          </MenuItem>
          <MenuItem onClick={() => onAsk("failed")}>
            <Ban aria-hidden="true" />
            Failed
          </MenuItem>
        </>
      )}
    </>
  );
}
