"use client";

import { Popover } from "@/components/ui/popover";

/** What to do without the password: no mail is sent, an admin makes a link. */
export function ForgotPassword() {
  return (
    <Popover
      title="Forgotten password"
      showTitle
      trigger={
        <button type="button" className="rounded-sm text-brand-fg text-sm hover:underline">
          Forgot it
        </button>
      }
    >
      <p className="text-muted-foreground">
        Ask an admin of your team for a reset link. It is made on the Members page, opens once and lasts 24 hours.
      </p>
    </Popover>
  );
}
