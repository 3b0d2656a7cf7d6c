"use client";

import { Button } from "@/components/ui/button";
import { FormProblem } from "@/components/ui/form-problem";
import { acceptInvitation } from "@/lib/client/access";
import { useSubmit } from "@/lib/client/use-submit";

/** Somebody who is signed in joins by one press. */
export function JoinButton({ token, team }: { token: string; team: string }) {
  const { submit, isBusy, problem } = useSubmit(async () => {
    const joined = await acceptInvitation({ token });
    window.location.assign(`/t/${joined.team}`);
  }, []);
  return (
    <div className="mt-6">
      <Button variant="primary" size="lg" className="w-full" busy={isBusy} onClick={submit}>
        Join {team}
      </Button>
      <FormProblem text={problem} />
    </div>
  );
}
