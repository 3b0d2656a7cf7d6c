"use client";

import { useRef } from "react";
import { useWorkspace } from "@/components/shell/workspace";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { FormProblem } from "@/components/ui/form-problem";
import { useToast } from "@/components/ui/toast";
import { revokeToken } from "@/lib/client/token";
import { useSubmit } from "@/lib/client/use-submit";
import type { TokenDto } from "@/lib/contracts/token";

/** Asks before a token ends: whatever uses it fails from then on. */
export function RevokeTokenDialog({ token, onClose, onRevoked }: { token: TokenDto; onClose: () => void; onRevoked: () => void }) {
  const { team } = useWorkspace();
  const toast = useToast();
  const keep = useRef<HTMLButtonElement>(null);
  const { submit, isBusy, problem } = useSubmit(async () => {
    await revokeToken(team.id, token.id);
    onRevoked();
    onClose();
    toast.show({ text: `${token.name} is revoked.` });
  }, []);
  return (
    <AlertDialog
      open
      size="sm"
      title={`Revoke ${token.name}?`}
      initialFocus={keep}
      onOpenChange={(open) => open || onClose()}
      footer={
        <>
          <Button ref={keep} onClick={onClose}>
            Keep
          </Button>
          <Button variant="danger-outline" busy={isBusy} onClick={submit}>
            Revoke
          </Button>
        </>
      }
    >
      <p className="text-muted-foreground">Whatever uses it is refused from its next request on. What it reported stays.</p>
      <FormProblem text={problem} />
    </AlertDialog>
  );
}
