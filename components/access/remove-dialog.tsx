"use client";

import { useRef } from "react";
import { useWorkspace } from "@/components/shell/workspace";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { FormProblem } from "@/components/ui/form-problem";
import { useToast } from "@/components/ui/toast";
import { removeMember } from "@/lib/client/access";
import { useSubmit } from "@/lib/client/use-submit";
import type { MemberDto } from "@/lib/contracts/access";

type RemoveDialogProps = { member: MemberDto; onClose: () => void; onRemoved: () => void };

/** Asks before somebody is taken out; says which releases could not do without them. */
export function RemoveDialog({ member, onClose, onRemoved }: RemoveDialogProps) {
  const { team } = useWorkspace();
  const toast = useToast();
  const keep = useRef<HTMLButtonElement>(null);
  const { submit, isBusy, problem } = useSubmit(async () => {
    await removeMember(team.id, member.id);
    onRemoved();
    onClose();
    toast.show({ text: `${member.name} is no longer in ${team.name}.` });
  }, []);
  return (
    <AlertDialog
      open
      size="sm"
      title={`Remove ${member.name}?`}
      initialFocus={keep}
      onOpenChange={(open) => open || onClose()}
      footer={
        <>
          <Button ref={keep} onClick={onClose}>
            Keep
          </Button>
          <Button variant="danger-outline" busy={isBusy} onClick={submit}>
            Remove from team
          </Button>
        </>
      }
    >
      <p className="text-muted-foreground">
        They lose access to {team.name} at once. What they ticked and signed stays under their name; a sign-off of theirs no longer counts
        where a gate is still open.
      </p>
      <FormProblem text={problem} />
    </AlertDialog>
  );
}
