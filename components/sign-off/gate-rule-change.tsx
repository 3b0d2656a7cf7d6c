"use client";

import { useProof } from "@/components/access/use-proof";
import { Button } from "@/components/ui/button";
import { FormProblem } from "@/components/ui/form-problem";
import { type RuleScope, signRule, withdrawRule } from "@/lib/client/gate-policy";
import { useSubmit } from "@/lib/client/use-submit";
import type { GatePoliciesDto, GatePolicyDto } from "@/lib/contracts/gate-policy";
import { RELEASE_ROLE_NAMES, type ReleaseRole } from "@/lib/domain/access/roles";
import { listed } from "@/lib/domain/access/who-can";
import { requirementsText } from "@/lib/domain/checklist/gate-rules";

type Proposal = NonNullable<GatePolicyDto["proposal"]>;
type Props = { gate: GatePolicyDto; scope: RuleScope; proposal: Proposal; onChanged: (next: GatePoliciesDto) => void };

/** A change of a rule that waits: what it asks for, who signed it, and who still can. */
export function GateRuleChange({ gate, scope, proposal, onChanged }: Props) {
  return (
    <div className="mt-3 rounded-md border border-blocked-line bg-blocked-soft p-3">
      <p>
        {proposal.by.name} asks for: <span className="font-medium">{requirementsText(proposal.requirements) || "nobody more"}</span>. It
        holds when everybody below has signed.
      </p>
      <ul className="mt-2 space-y-2">
        {proposal.roles.map((one) => (
          <SignerLine key={one.role} gate={gate} scope={scope} signer={one} onChanged={onChanged} />
        ))}
      </ul>
      {proposal.canWithdraw ? <Withdraw gate={gate} scope={scope} onChanged={onChanged} /> : null}
    </div>
  );
}

type LineProps = Omit<Props, "proposal"> & { signer: Proposal["roles"][number] };

function SignerLine({ gate, scope, signer: { role, needed, signed, people, canSign, whyNot }, onChanged }: LineProps) {
  const name = RELEASE_ROLE_NAMES[role];
  const isIn = signed >= needed;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span className="min-w-0 flex-1 max-md:basis-full">
        <span className="font-medium">{name}</span>: {signed} of {needed} signed{people.length > 0 ? ` (${listed(people, "and")})` : ""}.{" "}
        {isIn ? "" : `${listed(canSign)} can sign.`}
      </span>
      {isIn ? null : <Sign gate={gate} scope={scope} role={role} whyNot={whyNot} onChanged={onChanged} />}
    </li>
  );
}

type SignProps = Omit<Props, "proposal"> & { role: ReleaseRole; whyNot: string | null };

function Sign({ gate, scope, role, whyNot, onChanged }: SignProps) {
  const { withProof, proofDialog } = useProof();
  const form = useSubmit(async () => onChanged(await withProof(() => signRule(scope, gate, { role, expectedVersion: gate.version }))), []);
  return (
    <>
      <Button size="sm" busy={form.isBusy} onClick={form.submit} disabledReason={whyNot ?? undefined}>
        Sign as {RELEASE_ROLE_NAMES[role].toLowerCase()}
      </Button>
      <FormProblem text={form.problem} />
      {proofDialog}
    </>
  );
}

function Withdraw({ gate, scope, onChanged }: Omit<Props, "proposal">) {
  const form = useSubmit(async () => onChanged(await withdrawRule(scope, gate, { expectedVersion: gate.version })), []);
  return (
    <div className="mt-3">
      <Button size="sm" busy={form.isBusy} onClick={form.submit}>
        Take the change back
      </Button>
      <FormProblem text={form.problem} />
    </div>
  );
}
