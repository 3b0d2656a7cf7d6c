"use client";

import { useOfflineReason } from "@/components/release/use-command";
import { useToast } from "@/components/ui/toast";
import { errorText } from "@/lib/client/api";
import { useRoom, useRoomStore } from "@/lib/client/use-room";
import { isFrozen } from "@/lib/domain/release/release-phases";
import { mayChangeScope } from "@/lib/domain/scope/scope-access";
import type { ScopeCommand } from "@/lib/domain/scope/scope-command";

/** The checklist as the server has it, what this person may do to it, and how it is done at one press. */
export function useScope() {
  const { confirmed: state } = useRoom();
  const store = useRoomStore();
  const toast = useToast();
  const offline = useOfflineReason("change the checklist");
  const context = store.context();

  /** Carries out what asks for nothing more, and says what came of it. `undo` takes it back. */
  const press = async (command: ScopeCommand, text: string, undo?: ScopeCommand): Promise<void> => {
    try {
      await store.run(command);
      const action = undo && { label: "Undo", run: () => void press(undo, "As it was before.") };
      toast.show({ text, ...(action ? { action } : {}) });
    } catch (error) {
      toast.show({ tone: "failed", text: errorText(error) });
    }
  };
  return {
    state,
    context,
    press,
    offline,
    /** Why this person cannot change the checklist at all now. */
    refusal: mayChangeScope(state, context)?.message ?? offline,
    /** After the go each change says why. */
    needsReason: isFrozen(state),
  };
}
export type Scope = ReturnType<typeof useScope>;
