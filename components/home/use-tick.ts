"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useToast } from "@/components/ui/toast";
import { errorText } from "@/lib/client/api";
import { homeQuery } from "@/lib/client/home";
import { newId } from "@/lib/client/new-id";
import { type CommandResult, sendCommand } from "@/lib/client/release";
import type { MyItem } from "@/lib/domain/home/my-items";

/** How a tick of this page is doing. `done` rows stay until the server's next answer, so that nothing jumps under the hand. */
export type TickState = "sending" | "done";

export const itemId = (item: Pick<MyItem, "release" | "key">): string => `${item.release.id} ${item.key}`;

/** Ticks items from the home page: at once for the eye, taken back where the server refuses, with 6 s to undo. */
export function useTick(team: string) {
  const queries = useQueryClient();
  const toast = useToast();
  const [ticked, setTicked] = useState<ReadonlyMap<string, TickState>>(new Map());
  const refresh = () => queries.invalidateQueries(homeQuery(team));
  const fail = (error: unknown) => toast.show({ text: errorText(error), tone: "failed" });

  const undo = async (item: MyItem, result: CommandResult) => {
    await takeBack(item, result).catch(fail);
    await refresh();
  };
  const tick = async (item: MyItem) => {
    const id = itemId(item);
    setTicked((before) => new Map(before).set(id, "sending"));
    try {
      const command = { type: "item.set", item: item.key, status: "done", expectedVersion: item.version } as const;
      const result = await sendCommand(item.release.id, command, newId());
      setTicked((before) => new Map(before).set(id, "done"));
      toast.show({ text: `Done: ${item.title}`, action: { label: "Undo", run: () => void undo(item, result) } });
    } catch (error) {
      fail(error);
    }
    await refresh();
    setTicked((before) => new Map([...before].filter(([one]) => one !== id)));
  };

  return { ticked, tick: (item: MyItem) => void tick(item) };
}

/** Undo is an event of its own that says which one it takes back. */
async function takeBack(item: MyItem, result: CommandResult): Promise<void> {
  const event = result.events.find((one) => one.type === "item.set");
  if (event?.type !== "item.set") return;
  const back = { item: item.key, status: "todo", expectedVersion: event.payload.version, compensates: event.seq } as const;
  await sendCommand(item.release.id, { type: "item.set", ...back }, newId());
}
