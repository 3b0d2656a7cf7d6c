"use client";

import { useState } from "react";
import { Button, type ButtonProps } from "@/components/ui/button";
import { signOutHere } from "@/lib/client/access";

/** Signs out on this browser. */
export function SignOutButton(props: Omit<ButtonProps, "onClick" | "busy" | "children">) {
  const [isBusy, setBusy] = useState(false);
  const press = () => {
    setBusy(true);
    void signOutHere().catch(() => setBusy(false));
  };
  return (
    <Button {...props} busy={isBusy} onClick={press}>
      Sign out
    </Button>
  );
}
