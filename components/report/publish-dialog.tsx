import { useRouter } from "next/navigation";
import { FormDialog } from "@/components/ui/form-dialog";
import { publishNotes } from "@/lib/client/report";
import { useSubmit } from "@/lib/client/use-submit";
import type { ReportDto } from "@/lib/contracts/report";

/** Shows once more what is published, word for word. What has changed meanwhile is not published unseen. */
export function PublishDialog({ report, onClose }: { report: ReportDto; onClose: () => void }) {
  const router = useRouter();
  const form = useSubmit(async () => {
    try {
      await publishNotes(report.id, report.notes.digest);
      onClose();
    } finally {
      router.refresh();
    }
  }, []);
  return (
    <FormDialog
      title="Publish release notes"
      description="Customers read this on the status page, if messages of this release are shown there. The team keeps the internal form beside it."
      action="Publish"
      form={form}
      onClose={onClose}
    >
      <pre className="max-h-80 overflow-y-auto whitespace-pre-wrap break-words rounded-md border border-border bg-sunken p-3 font-mono text-xs">
        {report.notes.public}
      </pre>
    </FormDialog>
  );
}
