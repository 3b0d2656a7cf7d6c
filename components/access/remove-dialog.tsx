"use client";

import { useWorkspace } from "@/components/shell/workspace";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useToast } from "@/components/ui/toast";
import { removeMember } from "@/lib/client/access";
import { useSubmit } from "@/lib/client/use-submit";
import type { MemberDto } from "@/lib/contracts/access";

type RemoveDialogProps = { member: MemberDto; onClose: () => void; onRemoved: () => void };

/** Asks before somebody is taken out; says which releases could not do without them. */
export function RemoveDialog({ member, onClose, onRemoved }: RemoveDialogProps) {
  const { team } = useWorkspace();
  const toast = useToast();
  const form = useSubmit(async () => {
    await removeMember(team.id, member.id);
    onRemoved();
    onClose();
    toast.show({ text: `${member.name} is no longer in ${team.name}.` });
  }, []);
  return (
    <ConfirmDialog
      title={`Remove ${member.name}?`}
      text={`They lose access to ${team.name} at once. What they ticked and signed stays under their name; a sign-off of theirs no longer counts where a gate is still open.`}
      action="Remove from team"
      form={form}
      onClose={onClose}
    />
  );
}
