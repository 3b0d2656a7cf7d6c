import { CircleCheck, History, Lock, type LucideIcon, Minus, PenLine } from "lucide-react";
import type { ReactNode } from "react";
import { Avatar, type AvatarProps } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Kbd } from "@/components/ui/kbd";
import { Panel } from "@/components/ui/panel";

type SignerProps = {
  avatar: Pick<AvatarProps, "name" | "initials" | "tone">;
  note: string;
  state: { icon: LucideIcon; text: string; tone: string };
  children?: ReactNode;
};

function Signer({ avatar, note, state, children }: SignerProps) {
  return (
    <li className="flex items-start gap-3 px-4 py-2">
      <Avatar {...avatar} size="md" decorative />
      <div className="min-w-0 flex-1">
        <div className="flex justify-between gap-2">
          <span className="font-medium">{avatar.name}</span>
          <span className={cn("inline-flex shrink-0 items-center gap-1 font-medium text-xs", state.tone)}>
            <state.icon className="size-3.5" aria-hidden="true" />
            {state.text}
          </span>
        </div>
        <div className="text-subtle-foreground text-xs">{note}</div>
        {children}
      </div>
    </li>
  );
}

const ALICE = { name: "Alice Smith", tone: "person" } as const;
const BOB = { name: "Bob Jones", tone: "self" } as const;

/** Signers in all states. */
export function SignOffPanel() {
  return (
    <Panel size="sm" title="Sign-off" aside="signed, your turn, disabled with reason, stale, not required">
      <ul className="divide-y divide-border-soft">
        <Signer
          avatar={ALICE}
          note="Deployer · 19:12 GMT · 14:12 EST · T+12m"
          state={{ icon: CircleCheck, text: "Signed", tone: "text-done-fg" }}
        />
        <Signer avatar={BOB} note="Approver · asked 28 s ago" state={{ icon: PenLine, text: "Waiting", tone: "text-signoff-fg" }}>
          <div className="mt-2">
            <Button variant="signoff" size="sm">
              <PenLine aria-hidden="true" />
              Sign off as approver
              <Kbd look="inline">S</Kbd>
            </Button>
          </div>
        </Signer>
        <Signer avatar={BOB} note="Approver" state={{ icon: Lock, text: "Not yet", tone: "text-na-fg" }}>
          <div className="mt-2 flex items-center gap-2">
            <Button variant="signoff" size="sm" disabledReason="2 required items are open">
              <PenLine aria-hidden="true" />
              Sign off as approver
            </Button>
          </div>
        </Signer>
        <Signer
          avatar={ALICE}
          note="Deployer · “Health endpoints answer” was reopened at 19:14"
          state={{ icon: History, text: "Stale, sign again", tone: "text-blocked-fg" }}
        />
        <Signer
          avatar={{ name: "Incident commander", initials: "IC", tone: "vacant" }}
          note="Signs critical releases and rollbacks only"
          state={{ icon: Minus, text: "Not required", tone: "text-na-fg" }}
        />
      </ul>
    </Panel>
  );
}
