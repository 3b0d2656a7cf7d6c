"use client";

import { useState } from "react";
import { useWorkspace } from "@/components/shell/workspace";
import { FormDialog, ResultDialog } from "@/components/ui/form-dialog";
import { issuePasswordReset } from "@/lib/client/access";
import { useSubmit } from "@/lib/client/use-submit";
import type { MemberDto, OneTimeLink } from "@/lib/contracts/access";
import { LinkView } from "./link-view";
import { useProof } from "./use-proof";

/** Makes a reset link for a member, who stays signed in until it is used. */
export function ResetDialog({ member, zone, onClose }: { member: MemberDto; zone: string; onClose: () => void }) {
  const { team } = useWorkspace();
  const [link, setLink] = useState<OneTimeLink | null>(null);
  const { withProof, proofDialog } = useProof();
  const form = useSubmit(async () => {
    setLink(await withProof(() => issuePasswordReset(team.id, member.id)));
  }, []);
  const title = `Password reset for ${member.name}`;
  if (link) {
    return (
      <ResultDialog title={title} onClose={onClose}>
        <LinkView link={link} label="Reset link" zone={zone}>
          {`Send this link to ${member.name}, and to nobody else: whoever opens it sets the password.`}
        </LinkView>
      </ResultDialog>
    );
  }
  return (
    <FormDialog title={title} action="Make link" form={form} onClose={onClose}>
      <p className="text-muted-foreground">
        The link lets {member.name} choose a new password and signs them out everywhere. A link made before stops working. The audit names
        you.
      </p>
      {proofDialog}
    </FormDialog>
  );
}
