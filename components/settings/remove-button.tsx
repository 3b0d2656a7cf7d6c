"use client";

import { Trash2 } from "lucide-react";
import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { IconButton } from "@/components/ui/icon-button";
import { useSubmit } from "@/lib/client/use-submit";

type Props = {
  name: string;
  /** What comes of it, and what stays. */
  text: string;
  remove: () => Promise<unknown>;
  onRemoved: () => void;
};

/** Removes something that a team set up, after asking. */
export function RemoveButton({ name, text, remove, onRemoved }: Props) {
  const [isOpen, setOpen] = useState(false);
  const form = useSubmit(async () => {
    await remove();
    setOpen(false);
    onRemoved();
  }, []);
  return (
    <>
      <IconButton label={`Remove ${name}`} onClick={() => setOpen(true)}>
        <Trash2 aria-hidden="true" />
      </IconButton>
      {isOpen ? <ConfirmDialog title={`Remove ${name}?`} text={text} action="Remove" form={form} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
