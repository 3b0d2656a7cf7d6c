"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { ZoneField } from "@/components/calendar/zone-field";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { Input } from "@/components/ui/input";
import { useToast } from "@/components/ui/toast";
import { noticePreferencesQuery, saveNoticePreferences } from "@/lib/client/notice";
import { useSubmit } from "@/lib/client/use-submit";
import type { NoticePreferencesBody, NoticePreferencesDto } from "@/lib/contracts/notice";
import { NOTICE_KINDS, NOTICES } from "@/lib/domain/notice/kinds";
import { QuietFields } from "./quiet-fields";

type NoticesFormProps = { saved: NoticePreferencesDto; ownZone: string | null };

/** Until somebody chooses hours of their own. */
const DIGEST_AT = "08:00";

/** What comes by mail, when it waits, and whether it comes in one. */
export function NoticesForm({ saved, ownZone }: NoticesFormProps) {
  const queries = useQueryClient();
  const toast = useToast();
  const [facts, setFacts] = useState<NoticePreferencesBody>(() => ({
    byMail: saved.byMail,
    quiet: saved.quiet,
    digestAt: saved.digestAt,
    zone: saved.zone ?? ownZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
  }));
  const set = (change: Partial<NoticePreferencesBody>) => setFacts({ ...facts, ...change });
  const form = useSubmit(async () => {
    queries.setQueryData(noticePreferencesQuery().queryKey, await saveNoticePreferences(facts));
    toast.show({ text: "How you are told is saved" });
  }, ["quiet.from", "quiet.to", "quiet.days", "digestAt", "zone"]);
  const send = (event: FormEvent) => {
    event.preventDefault();
    form.submit();
  };
  return (
    <form onSubmit={send} noValidate className="grid gap-4 px-4 py-3">
      <KindFields byMail={facts.byMail} set={(byMail) => set({ byMail })} />
      <div className="grid gap-x-6 gap-y-3 md:grid-cols-2">
        <QuietFields quiet={facts.quiet} set={(quiet) => set({ quiet })} problemAt={form.problemAt} />
        <DigestFields digestAt={facts.digestAt} set={(digestAt) => set({ digestAt })} problem={form.problemAt("digestAt")} />
      </div>
      {facts.quiet || facts.digestAt !== null ? (
        <div className="max-w-80">
          <ZoneField value={facts.zone} onChange={(zone) => set({ zone })} error={form.problemAt("zone")} hint="Of the times above." />
        </div>
      ) : null}
      <FormProblem text={form.problem} />
      <div className="flex max-md:flex-col">
        <Button type="submit" variant="primary" busy={form.isBusy}>
          Save
        </Button>
      </div>
    </form>
  );
}

type KindFieldsProps = { byMail: NoticePreferencesBody["byMail"]; set: (byMail: NoticePreferencesBody["byMail"]) => void };

function KindFields({ byMail, set }: KindFieldsProps) {
  return (
    <fieldset>
      <legend className="mb-1 font-medium text-xs">By mail as well as behind the bell</legend>
      <div className="grid gap-x-6 md:grid-cols-2">
        {NOTICE_KINDS.map((kind) => (
          <Checkbox
            key={kind}
            label={NOTICES[kind].name}
            hint={NOTICES[kind].about}
            checked={byMail.includes(kind)}
            onChange={(event) => set(NOTICE_KINDS.filter((one) => (one === kind ? event.target.checked : byMail.includes(one))))}
          />
        ))}
      </div>
    </fieldset>
  );
}

type DigestFieldsProps = { digestAt: string | null; set: (digestAt: string | null) => void; problem: string | undefined };

function DigestFields({ digestAt, set, problem }: DigestFieldsProps) {
  return (
    <div>
      <Checkbox
        label="One mail a day"
        hint="What is not urgent comes together."
        checked={digestAt !== null}
        onChange={(event) => set(event.target.checked ? DIGEST_AT : null)}
      />
      {digestAt === null ? null : (
        <Field label="At" required error={problem} className="mt-1 ml-6">
          <Input type="time" value={digestAt} onChange={(event) => set(event.target.value)} className="w-36" />
        </Field>
      )}
    </div>
  );
}
