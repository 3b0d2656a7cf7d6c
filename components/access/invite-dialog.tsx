"use client";

import { useState } from "react";
import { Field } from "@/components/ui/field";
import { FormDialog, ResultDialog } from "@/components/ui/form-dialog";
import { Input } from "@/components/ui/input";
import { RadioList } from "@/components/ui/radio-list";
import { inviteMember } from "@/lib/client/access";
import { inviteBody, type OneTimeLink } from "@/lib/contracts/access";
import { ROLE_WORDS } from "@/lib/domain/access/role-words";
import { ACCESS_ROLES, type AccessRole } from "@/lib/domain/access/roles";
import { LinkView } from "./link-view";
import { useForm } from "./use-form";

type InviteDialogProps = { team: { id: string; name: string }; zone: string; onClose: () => void; onInvited: () => void };

/** Name, address and role; then the link, to be sent by whatever way the team uses. */
export function InviteDialog({ team, zone, onClose, onInvited }: InviteDialogProps) {
  const [role, setRole] = useState<AccessRole>("member");
  const [made, setMade] = useState<{ link: OneTimeLink; name: string } | null>(null);
  const form = useForm(async ({ name = "", email = "" }) => {
    const link = await inviteMember(team.id, { name, email, role });
    setMade({ link, name: inviteBody.shape.name.parse(name) });
    onInvited();
  });

  if (made) {
    return (
      <ResultDialog title={`Invitation for ${made.name}`} onClose={onClose}>
        <LinkView link={made.link} label="Invitation link" zone={zone}>
          {`Send this link to ${made.name}. Whoever opens it first can join ${team.name}.`}
        </LinkView>
      </ResultDialog>
    );
  }
  return (
    <FormDialog
      title="Invite somebody"
      description="You get a link to send them. T-Minus sends nothing by itself."
      action="Make link"
      form={form}
      onClose={onClose}
    >
      <div className="grid gap-3">
        <Field label="Name" required error={form.problemAt("name")}>
          <Input name="name" autoComplete="off" />
        </Field>
        <Field label="Email" required error={form.problemAt("email")} hint="They sign in with it.">
          <Input name="email" type="email" autoComplete="off" />
        </Field>
        <fieldset>
          <legend className="mb-1 font-medium text-xs">Role in the team</legend>
          <RadioList
            label="Role in the team"
            value={role}
            onValueChange={setRole}
            rows={ACCESS_ROLES.map((value) => ({ value, label: ROLE_WORDS[value].label, hint: ROLE_WORDS[value].does }))}
          />
        </fieldset>
      </div>
    </FormDialog>
  );
}
