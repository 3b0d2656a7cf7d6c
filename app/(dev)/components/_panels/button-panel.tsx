import { BookOpen, PenLine, Undo2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";

/** Buttons in all variants and sizes. */
export function ButtonPanel() {
  return (
    <Panel size="sm" title="Buttons">
      <div className="flex flex-wrap gap-2 px-4 py-3">
        <Button variant="primary">Continue</Button>
        <Button>
          <BookOpen aria-hidden="true" />
          Runbook
        </Button>
        <Button variant="signoff">
          <PenLine aria-hidden="true" />
          Sign off
        </Button>
        <Button variant="danger-outline">
          <Undo2 aria-hidden="true" />
          Roll back…
        </Button>
        <Button variant="danger">Roll back now</Button>
        <Button reasonId="gallery-heading">Not available</Button>
        <Button variant="ghost">Cancel</Button>
      </div>
      <div className="flex flex-wrap items-center gap-2 px-4 pb-3">
        <Button size="sm">Small, 28</Button>
        <Button size="md">Medium, 32</Button>
        <Button size="lg">Large, 40</Button>
        <Button busy>Saving</Button>
        <Button disabledReason="2 required items are open">Close phase</Button>
      </div>
    </Panel>
  );
}
