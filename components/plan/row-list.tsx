"use client";

import { Plus, X } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";

type RowListProps<Row extends { readonly id: string }> = {
  /** Names the list: `Risks`. */
  label: string;
  addLabel: string;
  rows: readonly Row[];
  onAdd: () => void;
  onRemove: (row: Row) => void;
  /** `name` tells the fields of a row apart: `Risk 2`. */
  renderRow: (row: Row, name: string) => ReactNode;
  /** One of the list, for the accessible names. */
  one: string;
  /** At least one row is needed. */
  isRequired?: boolean;
};

/** Rows that are added and taken away. Empty ones are not sent. */
export function RowList<Row extends { readonly id: string }>({
  label,
  addLabel,
  rows,
  onAdd,
  onRemove,
  renderRow,
  one,
  isRequired = false,
}: RowListProps<Row>) {
  return (
    <div>
      <p className="font-medium text-xs">
        {label}
        {isRequired ? null : <span className="font-normal text-subtle-foreground">, optional</span>}
      </p>
      <ul className="mt-1 space-y-2">
        {rows.map((row, index) => (
          <li key={row.id} className="flex items-start gap-1.5">
            <div className="min-w-0 flex-1">{renderRow(row, `${one} ${index + 1}`)}</div>
            <IconButton label={`Remove ${one.toLowerCase()} ${index + 1}`} size="lg" onClick={() => onRemove(row)}>
              <X aria-hidden="true" />
            </IconButton>
          </li>
        ))}
      </ul>
      <Button variant="ghost" size="sm" onClick={onAdd} className="-ml-2 mt-1">
        <Plus aria-hidden="true" />
        {addLabel}
      </Button>
    </div>
  );
}

/** What is wrong with a row's field, below it. */
export function RowError({ id, text }: { id: string; text: string | undefined }) {
  if (!text) return null;
  return (
    <p id={id} className="mt-1 text-failed-fg text-xs">
      {text}
    </p>
  );
}
