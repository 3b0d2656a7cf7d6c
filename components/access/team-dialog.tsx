"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { Input } from "@/components/ui/input";
import { foundTeam } from "@/lib/client/access";
import { useForm } from "./use-form";

/** Makes another team and goes there. */
export function TeamDialog({ onClose }: { onClose: () => void }) {
  const router = useRouter();
  const { submit, isBusy, problem, problemAt } = useForm(async ({ name = "" }) => {
    const { team } = await foundTeam(name);
    onClose();
    router.push(`/t/${team}/members`);
  });
  return (
    <Dialog
      open
      size="sm"
      title="Make another team"
      description="You become its admin. Nothing of one team can be seen from another."
      onOpenChange={(open) => open || onClose()}
      onSubmit={submit}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={isBusy}>
            Make team
          </Button>
        </>
      }
    >
      <Field label="Name of the team" required error={problemAt("name")}>
        <Input name="name" maxLength={60} autoComplete="off" />
      </Field>
      <FormProblem text={problem} />
    </Dialog>
  );
}
