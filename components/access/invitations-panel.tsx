"use client";

import { useState } from "react";
import { useWorkspace } from "@/components/shell/workspace";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { Dialog } from "@/components/ui/dialog";
import { Panel } from "@/components/ui/panel";
import { useToast } from "@/components/ui/toast";
import { renewInvitation, revokeInvitation } from "@/lib/client/access";
import { errorText } from "@/lib/client/api";
import type { InvitationDto, OneTimeLink } from "@/lib/contracts/access";
import { ROLE_WORDS } from "@/lib/domain/access/role-words";
import { dayLabel, zonedTime } from "@/lib/domain/time/format";
import { LinkView } from "./link-view";

type InvitationsPanelProps = { invitations: readonly InvitationDto[]; zone: string; onChanged: () => void };

/** Who was invited and has not joined yet. */
export function InvitationsPanel({ invitations, zone, onChanged }: InvitationsPanelProps) {
  const { team } = useWorkspace();
  const [shown, setShown] = useState<{ link: OneTimeLink; name: string } | null>(null);
  return (
    <Panel title="Invitations" aside={`${invitations.length} open`}>
      <ul>
        {invitations.map((invitation) => (
          <InvitationRow
            key={invitation.id}
            invitation={invitation}
            zone={zone}
            onChanged={onChanged}
            onLink={(link) => setShown({ link, name: invitation.name })}
          />
        ))}
      </ul>
      {shown ? (
        <Dialog
          open
          title={`New link for ${shown.name}`}
          onOpenChange={(open) => open || setShown(null)}
          footer={<Button onClick={() => setShown(null)}>Done</Button>}
        >
          <LinkView link={shown.link} label="Invitation link" zone={zone}>
            {`Send this link to ${shown.name}. The former one stopped working. Whoever opens it first can join ${team.name}.`}
          </LinkView>
        </Dialog>
      ) : null}
    </Panel>
  );
}

type InvitationRowProps = { invitation: InvitationDto; zone: string; onChanged: () => void; onLink: (link: OneTimeLink) => void };

function InvitationRow({ invitation, zone, onChanged, onLink }: InvitationRowProps) {
  const { id, name, email, role, invitedBy, expiresAt, isExpired } = invitation;
  const { team } = useWorkspace();
  const toast = useToast();
  const [busy, setBusy] = useState<"link" | "revoke" | null>(null);

  const run = async (what: "link" | "revoke") => {
    setBusy(what);
    try {
      if (what === "link") onLink(await renewInvitation(team.id, id));
      else {
        await revokeInvitation(team.id, id);
        toast.show({ text: `The invitation for ${name} is taken back.` });
      }
      onChanged();
    } catch (error) {
      toast.show({ tone: "failed", text: errorText(error) });
    } finally {
      setBusy(null);
    }
  };

  const until = `until ${zonedTime(expiresAt, zone)} on ${dayLabel(expiresAt, zone)}`;
  return (
    <li className="flex items-center gap-3 border-border-soft px-4 py-2 not-first:border-t max-md:flex-wrap">
      <div className="min-w-0 flex-1 max-md:basis-full">
        <p className="flex min-w-0 items-center gap-2">
          <span className="truncate font-medium">{name}</span>
          {isExpired ? <Chip tone="blocked">Link expired</Chip> : null}
        </p>
        <p className="truncate text-subtle-foreground text-xs">
          {email} · {ROLE_WORDS[role].label} · by {invitedBy}
          {isExpired ? "" : ` · ${until}`}
        </p>
      </div>
      <div className="flex gap-2">
        <Button size="sm" busy={busy === "link"} onClick={() => void run("link")} aria-label={`New link for ${name}`}>
          New link
        </Button>
        <Button size="sm" busy={busy === "revoke"} onClick={() => void run("revoke")} aria-label={`Revoke the invitation for ${name}`}>
          Revoke
        </Button>
      </div>
    </li>
  );
}
