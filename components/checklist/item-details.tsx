"use client";

import { X } from "lucide-react";
import { useRoomNow, useTriple } from "@/components/release/room-time";
import { Button } from "@/components/ui/button";
import { CodeSnippet } from "@/components/ui/code-snippet";
import { IconButton } from "@/components/ui/icon-button";
import { useRoomStore } from "@/lib/client/use-room";
import { RELEASE_ROLE_NAMES } from "@/lib/domain/access/roles";
import { fillSnippet, snippetValues } from "@/lib/domain/checklist/snippet";
import { whatItHolds } from "@/lib/domain/checklist/what-it-holds";
import type { ItemState } from "@/lib/domain/release/state";
import { departureText } from "@/lib/domain/scope/deviations";
import { isForPlatform } from "@/lib/domain/tailoring/platform-command";
import { relativeAge } from "@/lib/domain/time/format";
import type { Ask } from "./ask";
import { Fact } from "./fact";

/** What an item means, how to verify it, and everything attached to it. */
export function ItemDetails({ item, onAsk }: { item: ItemState; onAsk: (ask: Ask) => void }) {
  const store = useRoomStore();
  const triple = useTriple();
  const { details } = store.view().state;
  const mayTick = store.context().permissions.has("item.tick");
  return (
    <div className="mt-2 space-y-2 rounded-md border border-border-soft bg-background p-3 text-xs">
      <dl className="grid grid-cols-[max-content_1fr] gap-x-3 gap-y-1">
        {item.proof ? <Fact name="Proof" text={item.proof} /> : null}
        <HowToVerify how={item.how} />
        {item.condition ? <Fact name="Applies" text={item.condition.text} /> : null}
        <Fact
          name="Owner"
          text={
            item.assignee ? `${item.assignee.name}, for ${RELEASE_ROLE_NAMES[item.owner].toLowerCase()}` : RELEASE_ROLE_NAMES[item.owner]
          }
        />
        {item.by && item.at ? <Fact name="Last change" text={`${item.by.name}, ${triple(item.at)}`} /> : null}
        <Observed item={item} />
        {item.departure ? <Fact name="Why it is here" text={departureText(item.departure)} /> : null}
        <Fact name="Source" text={sourceText(item, details.template.key)} />
      </dl>
      {item.command && isForPlatform(item.command, details) ? (
        <CodeSnippet command={fillSnippet(item.command, snippetValues(details))} />
      ) : null}
      {item.evidence.length > 0 ? (
        <ul className="space-y-1">
          {item.evidence.map((one) => (
            <li key={one.id} className="flex items-center gap-2">
              <span className="min-w-0 flex-1 truncate">
                {one.label}{" "}
                <span className="text-subtle-foreground">
                  by {one.by.name}, {triple(one.at)}
                </span>
              </span>
              {mayTick ? (
                <IconButton
                  size="sm"
                  label={`Remove ${one.label}`}
                  onClick={() => store.enqueue({ type: "item.remove-evidence", item: item.key, evidence: one.id })}
                >
                  <X aria-hidden="true" />
                </IconButton>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {item.notes.length > 0 ? (
        <ul className="space-y-1.5">
          {item.notes.map((note) => (
            <li key={note.id}>
              <span className="font-medium">{note.by.name}</span> <span className="text-subtle-foreground">{triple(note.at)}</span>
              <p className="whitespace-pre-wrap text-muted-foreground">{note.text}</p>
            </li>
          ))}
        </ul>
      ) : null}
      {mayTick ? (
        <div className="flex flex-wrap gap-2">
          <Button size="sm" onClick={() => onAsk("note")}>
            Add note
          </Button>
          <Button size="sm" onClick={() => onAsk("evidence")}>
            Add evidence link
          </Button>
          <Button size="sm" onClick={() => onAsk("assign")}>
            Assign
          </Button>
        </div>
      ) : null}
    </div>
  );
}

/** Of a document: the parts that it must have, one a line. */
function HowToVerify({ how }: { how: string | null }) {
  const parts = whatItHolds(how);
  if (!parts) return how ? <Fact name="How to verify" text={how} /> : null;
  const list = (
    <ul>
      {parts.map((part) => (
        <li key={part}>{part}</li>
      ))}
    </ul>
  );
  return <Fact name="What it must hold" text={list} />;
}

function sourceText({ sources, departure }: ItemState, template: string): string {
  if (sources.length > 0) return sources.join(", ");
  return departure?.kind === "own" || !isBuiltIn(template) ? "Added by the team" : "The deployment guide, in prose";
}

/** The three of the guide; what a team made for itself has a key of its own. */
const isBuiltIn = (template: string): boolean => template === "standard" || template === "canary" || template === "hotfix";

/** How old the word of a machine is: nobody looked since. */
function Observed({ item: { source, at, by } }: { item: ItemState }) {
  const now = useRoomNow("minute");
  if (source !== "token" || at === null) return null;
  return <Fact name="Observed" text={`${relativeAge({ instant: at, now })}, by ${by?.name ?? "a machine"}`} />;
}
