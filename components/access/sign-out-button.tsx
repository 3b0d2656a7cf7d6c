"use client";

import { useState } from "react";
import { Button, type ButtonProps } from "@/components/ui/button";
import { signOutHere } from "@/lib/client/sign-in";

type SignOutButtonProps = Omit<ButtonProps, "onClick" | "busy" | "children"> & {
  /** Our page to show afterwards; sign-in when absent. */ to?: string;
};

/** Signs out on this browser. */
export function SignOutButton({ to, ...props }: SignOutButtonProps) {
  const [isBusy, setBusy] = useState(false);
  const press = () => {
    setBusy(true);
    void signOutHere(to).catch(() => setBusy(false));
  };
  return (
    <Button {...props} busy={isBusy} onClick={press}>
      Sign out
    </Button>
  );
}
