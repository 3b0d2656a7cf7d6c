"use client";

import { useRouter } from "next/navigation";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Input } from "@/components/ui/input";
import { foundTeam } from "@/lib/client/access";
import { useForm } from "./use-form";

/** Makes another team and goes there. */
export function TeamDialog({ onClose }: { onClose: () => void }) {
  const router = useRouter();
  const form = useForm(async ({ name = "" }) => {
    const { team } = await foundTeam(name);
    onClose();
    router.push(`/t/${team}/members`);
  });
  return (
    <FormDialog
      size="sm"
      title="Make another team"
      description="You become its admin. Nothing of one team can be seen from another."
      action="Make team"
      form={form}
      onClose={onClose}
    >
      <Field label="Name of the team" required error={form.problemAt("name")}>
        <Input name="name" maxLength={60} autoComplete="off" />
      </Field>
    </FormDialog>
  );
}
