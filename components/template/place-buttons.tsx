"use client";

import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";

type PlaceButtonsProps = {
  /** What is moved, as part of a name: `phase T-0`. */
  subject: string;
  isFirst: boolean;
  isLast: boolean;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
};

/** Moves something up or down, or takes it away. */
export function PlaceButtons({ subject, isFirst, isLast, onMove, onRemove }: PlaceButtonsProps) {
  return (
    <span className="inline-flex shrink-0 items-center">
      <IconButton label={`Move ${subject} up`} onClick={() => onMove(-1)} disabledReason={isFirst ? "It is the first." : undefined}>
        <ArrowUp aria-hidden="true" />
      </IconButton>
      <IconButton label={`Move ${subject} down`} onClick={() => onMove(1)} disabledReason={isLast ? "It is the last." : undefined}>
        <ArrowDown aria-hidden="true" />
      </IconButton>
      <IconButton label={`Remove ${subject}`} onClick={onRemove}>
        <Trash2 aria-hidden="true" />
      </IconButton>
    </span>
  );
}
