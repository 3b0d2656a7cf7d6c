import { createContext, type ReactNode, use, useEffect, useState, useSyncExternalStore } from "react";
import type { RoomDto } from "@/lib/contracts/room";
import { RoomStore, type RoomView } from "./room-store";

const RoomContext = createContext<RoomStore | null>(null);

/** Holds the room of a page and keeps it connected while it is shown. */
export function RoomProvider({ dto, children }: { dto: RoomDto; children: ReactNode }) {
  const [store] = useState(() => new RoomStore(dto));
  // The external system is the live connection.
  useEffect(() => store.open(), [store]);
  return <RoomContext value={store}>{children}</RoomContext>;
}

/** The store of the room around this component. Throws outside a RoomProvider. */
export function useRoomStore(): RoomStore {
  const store = use(RoomContext);
  if (!store) throw new Error("There is no RoomProvider around this component.");
  return store;
}

/** What the room shows now. */
export function useRoom(): RoomView {
  const store = useRoomStore();
  return useSyncExternalStore(store.subscribe, store.view, store.view);
}

/** Part of what the room shows; draws again only when that part changed. */
export function useRoomPart<T>(select: (view: RoomView) => T): T {
  const store = useRoomStore();
  const read = () => select(store.view());
  return useSyncExternalStore(store.subscribe, read, read);
}
