"use client";

import { useState } from "react";
import { CommandDialog } from "@/components/release/command-dialog";
import { Button } from "@/components/ui/button";
import { useScope } from "./use-scope";

/** Brings an item back at one press; after the go it asks why. */
export function PutBack({ item, title }: { item: string; title: string }) {
  const { press, refusal, needsReason } = useScope();
  const [isAsked, setAsked] = useState(false);
  if (refusal) return null;
  const putBack = () => (needsReason ? setAsked(true) : void press({ type: "item.put-back", item }, `“${title}” is back.`));
  return (
    <>
      <Button size="sm" variant="ghost" onClick={putBack} aria-label={`Put back: ${title}`}>
        Put back
      </Button>
      {isAsked ? (
        <CommandDialog
          open
          onOpenChange={setAsked}
          title="Put the item back"
          description={title}
          field={{ label: "Why it comes after the go" }}
          submit={{ label: "Put back" }}
          doing="put it back"
          command={(reason) => ({ type: "item.put-back", item, reason })}
          done={`“${title}” is back.`}
        />
      ) : null}
    </>
  );
}
