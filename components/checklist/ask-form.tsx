import type { FormEvent, ReactNode } from "react";
import { Button } from "@/components/ui/button";

type AskFormProps = {
  act: string;
  onSubmit: (event: FormEvent) => void;
  onCancel: () => void;
  missing?: string | undefined;
  children: ReactNode;
};

/** The frame of a question in a row: what is asked, the act, and a way out. Escape leaves it. */
export function AskForm({ act, onSubmit, onCancel, missing, children }: AskFormProps) {
  return (
    <form
      onSubmit={onSubmit}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onCancel();
      }}
      className="mt-2 flex flex-wrap items-end gap-2 rounded-md border border-border bg-background p-2"
    >
      {children}
      <Button type="submit" variant="primary" disabledReason={missing} reasonClassName="order-last w-full">
        {act}
      </Button>
      <Button variant="ghost" onClick={onCancel}>
        Cancel
      </Button>
    </form>
  );
}
