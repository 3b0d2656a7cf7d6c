"use client";

import { Send } from "lucide-react";
import { useState } from "react";
import { useWorkspace } from "@/components/shell/workspace";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormProblem } from "@/components/ui/form-problem";
import { Tabs } from "@/components/ui/tabs";
import { sendTestMail } from "@/lib/client/comms";
import { letterOfDraft } from "@/lib/client/preview-letter";
import { useSubmit } from "@/lib/client/use-submit";
import type { DraftDto, TestMailDto } from "@/lib/contracts/message";
import { renderMail } from "@/lib/domain/comms/render-mail";
import { SlackPreview, TeamsPreview } from "./chat-preview";

type Props = { draft: DraftDto; now: string; onClose: () => void };

/** A draft in the form of each channel, as it would be sent now; and as a test in one's own mail. */
export function PreviewDialog({ draft, now, onClose }: Props) {
  const { team, user } = useWorkspace();
  const url = new URL(`/t/${team.slug}/${draft.about.kind}s/${draft.about.id}`, window.location.origin).href;
  const letter = letterOfDraft(draft, { team: team.name, by: user.name, now, url });
  const mail = renderMail(letter);
  const tabs = [
    { value: "mail", label: "Email", content: <MailPreview subject={mail.subject} html={mail.html} /> },
    { value: "text", label: "Plain text", content: <TextPreview text={mail.text} /> },
    { value: "slack", label: "Slack", content: <SlackPreview letter={letter} /> },
    { value: "teams", label: "Microsoft Teams", content: <TeamsPreview letter={letter} /> },
  ];
  return (
    <Dialog
      open
      size="lg"
      onOpenChange={(open) => open || onClose()}
      title="Preview"
      description="As it would be sent now. Each recipient reads for which of the groups they are told."
      footer={<Button onClick={onClose}>Close</Button>}
    >
      <Tabs label="Channels" tabs={tabs} />
      <TestMail draft={draft} />
    </Dialog>
  );
}

/** Nothing in it runs, loads or leads anywhere: the frame has no rights at all. */
function MailPreview({ subject, html }: { subject: string; html: string }) {
  return (
    <>
      <p className="mb-2 break-words font-medium">{subject}</p>
      <iframe title="The mail" sandbox="" srcDoc={html} className="h-[50vh] w-full rounded-md border border-border bg-white" />
    </>
  );
}

function TextPreview({ text }: { text: string }) {
  return (
    <pre className="max-h-[50vh] overflow-y-auto whitespace-pre-wrap break-words rounded-md border border-border px-4 py-3 font-mono text-xs">
      {text}
    </pre>
  );
}

function TestMail({ draft }: { draft: DraftDto }) {
  const [told, setTold] = useState<TestMailDto | null>(null);
  const form = useSubmit(async () => {
    setTold(null);
    setTold(await sendTestMail(draft));
  }, []);
  return (
    <div className="mt-4">
      <div className="flex flex-wrap items-center gap-2">
        <Button busy={form.isBusy} onClick={form.submit} disabledReason={draft.whyNotTest ?? undefined} reasonClassName="basis-full">
          <Send aria-hidden="true" />
          Send test to me
        </Button>
        <span role="status" className="min-w-0 break-words text-muted-foreground text-xs">
          {told ? testText(told) : null}
        </span>
      </div>
      <FormProblem text={form.problem} />
    </div>
  );
}

function testText({ address, outcome, reason }: TestMailDto): string {
  if (outcome === "sent") return `Sent to ${address}, marked as a test.`;
  return outcome === "failed" ? `Not sent to ${address}: ${reason}` : `Perhaps sent to ${address}: ${reason}`;
}
