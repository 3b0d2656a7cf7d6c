"use client";

import { Ellipsis, GitFork, ListChecks, PenLine, Undo2 } from "lucide-react";
import { useRef, useState } from "react";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { CommandPalette } from "@/components/ui/command-palette";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { useAnnounce } from "@/components/ui/live-region";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { Panel } from "@/components/ui/panel";
import { Popover } from "@/components/ui/popover";
import { Sheet } from "@/components/ui/sheet";
import { useToast } from "@/components/ui/toast";
import { Tooltip } from "@/components/ui/tooltip";
import { VersionArrow } from "@/components/ui/version-arrow";

function SignDialog() {
  const [isOpen, setOpen] = useState(false);
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      trigger={<Button variant="signoff">Dialog</Button>}
      title="Sign off T-0 as approver"
      description={
        <span className="flex items-center gap-2">
          checkout-service <VersionArrow from="v2.2.5" to="v2.3.0" />
        </span>
      }
      icon={
        <span className="grid size-8 place-items-center rounded-full border-[1.5px] border-signoff bg-signoff-soft text-signoff-fg">
          <PenLine className="size-4" aria-hidden="true" />
        </span>
      }
      closeLabel="Close, sign nothing"
      onSubmit={(event) => {
        event.preventDefault();
        setOpen(false);
      }}
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Not yet, say why</Button>
          <Button type="submit" variant="signoff" className="md:min-w-32">
            <PenLine aria-hidden="true" />
            Sign T-0
          </Button>
        </>
      }
    >
      <Field label="Type your initials to sign">
        <Input className="h-11 w-24 text-center font-mono text-xl tracking-widest" maxLength={3} />
      </Field>
    </Dialog>
  );
}

function RollbackDialog() {
  const [isOpen, setOpen] = useState(false);
  const keep = useRef<HTMLButtonElement>(null);
  return (
    <AlertDialog
      open={isOpen}
      onOpenChange={setOpen}
      trigger={<Button variant="danger-outline">Alert dialog</Button>}
      title="Roll back checkout-service to v2.2.5?"
      initialFocus={keep}
      size="sm"
      footer={
        <>
          <Button ref={keep} onClick={() => setOpen(false)}>
            Keep v2.3.0
          </Button>
          <Button variant="danger" onClick={() => setOpen(false)}>
            <Undo2 aria-hidden="true" />
            Roll back now
          </Button>
        </>
      }
    >
      Pages Alice Smith and the incident commander.
    </AlertDialog>
  );
}

function Palette() {
  const [isOpen, setOpen] = useState(false);
  const toast = useToast();
  const say = (text: string) => () => toast.show({ text });
  return (
    <>
      <Button onClick={() => setOpen(true)}>Command palette</Button>
      <CommandPalette
        open={isOpen}
        onOpenChange={setOpen}
        groups={[
          {
            id: "now",
            label: "Now",
            commands: [
              {
                id: "a",
                label: "Sign off T-0 as approver",
                hint: "checkout-service v2.3.0",
                keys: ["s"],
                icon: PenLine,
                run: say("Signed"),
              },
              { id: "b", label: "Sign canary decision at 50%", hint: "auth-service v3.1.0", icon: GitFork, run: say("Decided") },
              { id: "c", label: "Show items waiting for sign-off", hint: "3 phases", icon: ListChecks, run: say("Shown") },
            ],
          },
        ]}
      />
    </>
  );
}

function Small() {
  const toast = useToast();
  const announce = useAnnounce();
  return (
    <>
      <Button
        onClick={() => toast.show({ text: "3 items ticked", action: { label: "Undo", run: () => announce.polite("Undone.") }, keys: "⌘Z" })}
      >
        Toast
      </Button>
      <Button onClick={() => toast.show({ text: "Alice Smith signed first. Nothing was changed.", tone: "failed" })}>Failed toast</Button>
      <Menu
        trigger={
          <IconButton label="More" size="lg">
            <Ellipsis aria-hidden="true" />
          </IconButton>
        }
      >
        <MenuItem>Assign</MenuItem>
        <MenuItem>Copy link</MenuItem>
        <MenuSeparator />
        <MenuItem tone="danger">Roll back…</MenuItem>
      </Menu>
      <Popover trigger={<Button>Popover</Button>} title="Notifications" showTitle>
        Nothing needs you.
      </Popover>
      <Tooltip content="19:12 GMT · 14:12 EST · T+12m">
        <Button>Tooltip</Button>
      </Tooltip>
      <Sheet trigger={<Button>Sheet</Button>} title="Sign-off and activity">
        The right column, where there is no room for it.
      </Sheet>
    </>
  );
}

/** Everything that lies over the page. */
export function OverlayPanel() {
  return (
    <Panel size="sm" title="Over the page" aside="press to open">
      <div className="flex flex-wrap items-center gap-2 px-4 py-3">
        <SignDialog />
        <RollbackDialog />
        <Palette />
        <Small />
      </div>
    </Panel>
  );
}
