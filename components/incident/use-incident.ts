"use client";

import { useQueryClient } from "@tanstack/react-query";
import { createContext, use, useState } from "react";
import { errorText } from "@/lib/client/api";
import { type IncidentRequest, incidentKey, sendIncident } from "@/lib/client/incident";
import type { TimedAnswer } from "@/lib/client/page-now";
import type { IncidentDto } from "@/lib/contracts/incident";
import type { PersonRef } from "@/lib/domain/release/state";
import { dayLabel, zonedTime } from "@/lib/domain/time/format";
import type { Instant } from "@/lib/domain/time/instant";

/** The incident of a page, what the person looking may do with it, and how its times are written. */
type IncidentView = IncidentDto & { readonly viewer: PersonRef; readonly zone: string; readonly timed: TimedAnswer };

export const IncidentContext = createContext<IncidentView | null>(null);

/** The incident around this component. Throws outside its page. */
export function useIncident(): IncidentView {
  const view = use(IncidentContext);
  if (!view) throw new Error("There is no incident around this component.");
  return view;
}

/** A moment as the page writes it: `Thu 13 Feb, 19:12 GMT`. */
export const momentOf = (at: Instant, zone: string): string => `${dayLabel(at, zone)}, ${zonedTime(at, zone)}`;

/** Sends commands of the page; afterwards it asks for everything again, also where one was refused: somebody else was quicker then. */
export function useSendIncident() {
  const { incident } = useIncident();
  const queries = useQueryClient();
  return async (request: IncidentRequest): Promise<void> => {
    try {
      await sendIncident(incident.id, request);
    } finally {
      await queries.invalidateQueries({ queryKey: incidentKey(incident.id) });
    }
  };
}

/** A press that sends a command: once at a time, with the reason where it was refused. Answers whether it was done. */
export function useIncidentAct() {
  const send = useSendIncident();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const act = async (request: IncidentRequest): Promise<boolean> => {
    if (isBusy) return false;
    setBusy(true);
    setProblem(null);
    try {
      await send(request);
      return true;
    } catch (error) {
      setProblem(errorText(error));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { act, isBusy, problem };
}
