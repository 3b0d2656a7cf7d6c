"use client";

import { useState } from "react";
import { useWorkspace } from "@/components/shell/workspace";
import { Checkbox } from "@/components/ui/checkbox";
import { CopyButton } from "@/components/ui/copy-button";
import { Field } from "@/components/ui/field";
import { FormDialog, ResultDialog } from "@/components/ui/form-dialog";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { makeToken } from "@/lib/client/token";
import type { MemberDto } from "@/lib/contracts/access";
import type { MadeToken } from "@/lib/contracts/token";
import { MAX_TOKEN_DAYS, TOKEN_SCOPES, type TokenScope, tokenPermissions } from "@/lib/domain/access/token";
import { longDayLabel } from "@/lib/domain/time/format";
import { SCOPE_WORDS } from "./token-words";
import { useForm } from "./use-form";
import { useProof } from "./use-proof";

type TokenDialogProps = { members: readonly MemberDto[]; zone: string; onClose: () => void; onMade: () => void };

/** Name, owner, scopes and days; then the token, this once. */
export function TokenDialog({ members, zone, onClose, onMade }: TokenDialogProps) {
  const { team, user } = useWorkspace();
  const { withProof, proofDialog } = useProof();
  const [owner, setOwner] = useState(user.id);
  const [chosen, setChosen] = useState<readonly TokenScope[]>(["read"]);
  const [made, setMade] = useState<MadeToken | null>(null);
  const member = members.find((one) => one.id === owner);
  const isOffered = (scope: TokenScope) => member !== undefined && tokenPermissions([scope], member.role).size > 0;
  const form = useForm(async ({ name = "", days = "" }) => {
    const body = { name, owner, scopes: chosen.filter(isOffered), days: Number(days) };
    setMade(await withProof(() => makeToken(team.id, body)));
    onMade();
  });
  if (made) return <MadeDialog made={made} zone={zone} onClose={onClose} />;
  return (
    <FormDialog
      title="New API token"
      description={`It reaches ${team.name} only, and dies when its owner leaves the team.`}
      action="Make token"
      form={{ ...form, problem: form.problemAt("scopes") ?? form.problem }}
      onClose={onClose}
    >
      <div className="grid gap-3">
        <Field label="Name" required error={form.problemAt("name")} hint="What uses it, such as Deploy pipeline. The log names it.">
          <Input name="name" autoComplete="off" />
        </Field>
        <Field label="Owner" required error={form.problemAt("owner")} hint="It can never do more than they can.">
          <Select value={owner} onChange={(event) => setOwner(event.target.value)}>
            {members.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <Scopes chosen={chosen} isOffered={isOffered} owner={member?.name ?? "the owner"} onChange={setChosen} />
        <Field label="Days" required error={form.problemAt("days")} hint={`At most ${MAX_TOKEN_DAYS}.`}>
          <Input name="days" type="number" min={1} max={MAX_TOKEN_DAYS} defaultValue={30} />
        </Field>
      </div>
      {proofDialog}
    </FormDialog>
  );
}

type ScopesProps = {
  chosen: readonly TokenScope[];
  isOffered: (scope: TokenScope) => boolean;
  owner: string;
  onChange: (chosen: readonly TokenScope[]) => void;
};

function Scopes({ chosen, isOffered, owner, onChange }: ScopesProps) {
  return (
    <fieldset>
      <legend className="mb-1 font-medium text-xs">It may</legend>
      {TOKEN_SCOPES.map((scope) => (
        <Checkbox
          key={scope}
          label={SCOPE_WORDS[scope].label}
          hint={isOffered(scope) ? SCOPE_WORDS[scope].does : `Not with the role of ${owner} in the team. Choose another owner.`}
          disabled={!isOffered(scope)}
          checked={isOffered(scope) && chosen.includes(scope)}
          onChange={({ target }) => onChange(TOKEN_SCOPES.filter((one) => (one === scope ? target.checked : chosen.includes(one))))}
        />
      ))}
    </fieldset>
  );
}

function MadeDialog({ made, zone, onClose }: { made: MadeToken; zone: string; onClose: () => void }) {
  return (
    <ResultDialog title="Your new token" onClose={onClose}>
      <p className="text-muted-foreground">Keep it where your pipeline keeps its secrets. Whoever has it acts as this token.</p>
      <div className="mt-3 flex items-end gap-2">
        <Field label="Token" className="min-w-0 flex-1">
          <Input readOnly mono value={made.token} onFocus={(event) => event.currentTarget.select()} />
        </Field>
        <CopyButton text={made.token} label="Copy token" className="mb-1" />
      </div>
      <p className="mt-3 text-subtle-foreground text-xs">
        Works until {longDayLabel(made.expiresAt, zone)}, or until it is revoked. It is not shown again.
      </p>
    </ResultDialog>
  );
}
