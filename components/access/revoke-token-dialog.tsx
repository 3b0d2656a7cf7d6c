"use client";

import { useWorkspace } from "@/components/shell/workspace";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useToast } from "@/components/ui/toast";
import { revokeToken } from "@/lib/client/token";
import { useSubmit } from "@/lib/client/use-submit";
import type { TokenDto } from "@/lib/contracts/token";

/** Asks before a token ends: whatever uses it fails from then on. */
export function RevokeTokenDialog({ token, onClose, onRevoked }: { token: TokenDto; onClose: () => void; onRevoked: () => void }) {
  const { team } = useWorkspace();
  const toast = useToast();
  const form = useSubmit(async () => {
    await revokeToken(team.id, token.id);
    onRevoked();
    onClose();
    toast.show({ text: `${token.name} is revoked.` });
  }, []);
  return (
    <ConfirmDialog
      title={`Revoke ${token.name}?`}
      text="Whatever uses it is refused from its next request on. What it reported stays."
      action="Revoke"
      form={form}
      onClose={onClose}
    />
  );
}
