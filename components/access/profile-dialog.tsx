"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ZoneField } from "@/components/calendar/zone-field";
import { useShell } from "@/components/shell/shell-context";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Input } from "@/components/ui/input";
import { TEXT_LINK_CLASSES } from "@/components/ui/text-link";
import { useToast } from "@/components/ui/toast";
import { changeProfile } from "@/lib/client/access";
import { useForm } from "./use-form";

type ProfileFacts = {
  readonly name: string;
  readonly initials: string;
  /** The chosen zone; null follows the browser. */
  readonly zone: string | null;
};

type Props = { user: ProfileFacts; open: boolean; onOpenChange: (isOpen: boolean) => void };

/** One's own name, initials and time zone. What is recorded keeps the name it was recorded with. */
export function ProfileDialog({ open, onOpenChange, user }: Props) {
  return open ? <ProfileForm user={user} onClose={() => onOpenChange(false)} /> : null;
}

/** Drawn while it is open, so that each opening begins with what is in force. */
function ProfileForm({ user, onClose }: { user: ProfileFacts; onClose: () => void }) {
  const router = useRouter();
  const { basePath } = useShell();
  const toast = useToast();
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [follows, setFollows] = useState(user.zone === null);
  const [zone, setZone] = useState(user.zone ?? own);
  const form = useForm(async ({ name = "", initials = "" }) => {
    await changeProfile({ name, initials: initials.trim().toUpperCase(), zone: follows ? null : zone });
    // The frame and the page show the new ones at once.
    router.refresh();
    toast.show({ text: "Your name and time zone are saved." });
    onClose();
  });
  return (
    <FormDialog
      size="sm"
      title="Your name and time zone"
      description="A new name holds from now on; what is recorded keeps the old one."
      action="Save"
      form={form}
      onClose={onClose}
    >
      <div className="grid gap-3">
        <Field label="Name" required error={form.problemAt("name")}>
          <Input name="name" autoComplete="name" defaultValue={user.name} maxLength={80} />
        </Field>
        <Field label="Initials" required hint="What you type to sign. One to four letters." error={form.problemAt("initials")}>
          <Input name="initials" autoComplete="off" defaultValue={user.initials} maxLength={4} className="w-24 font-mono uppercase" />
        </Field>
        <Checkbox
          label="Time zone of this browser"
          hint={own.replaceAll("_", " ")}
          checked={follows}
          onChange={(event) => setFollows(event.target.checked)}
        />
        {follows ? null : <ZoneField value={zone} onChange={setZone} error={form.problemAt("zone")} />}
        <p className="text-muted-foreground text-xs">
          What comes by mail, quiet hours and the daily mail:{" "}
          <Link href={`${basePath}/members#notices`} onClick={onClose} className={TEXT_LINK_CLASSES}>
            How you are told
          </Link>
          . When you work and are away:{" "}
          <Link href={`${basePath}/members#hours`} onClick={onClose} className={TEXT_LINK_CLASSES}>
            Your hours
          </Link>
        </p>
      </div>
    </FormDialog>
  );
}
