"use client";

import { Handshake } from "lucide-react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { useIncident, useIncidentAct } from "./use-incident";

/** Command that was offered and not yet accepted: to whom it is offered, they answer here. */
export function HandoverBanner() {
  const { incident, viewer, may } = useIncident();
  const { act, isBusy, problem } = useIncidentAct();
  const { offer, commander } = incident;
  if (!offer) return null;
  const isMine = offer.to.id === viewer.id;
  const accept = () => void act({ method: "POST", path: "offer/acceptance", body: {} });
  const decline = () => void act({ method: "POST", path: "offer/declining", body: {} });
  const withdraw = () => void act({ method: "DELETE", path: "offer" });
  return (
    <Banner
      tone="brand"
      icon={Handshake}
      title={isMine ? `${offer.by.name} offers you command.` : `Command is offered to ${offer.to.name}.`}
      action={
        isMine ? (
          <span className="flex gap-2">
            <Button onClick={decline} busy={isBusy}>
              Decline
            </Button>
            <Button variant="primary" onClick={accept} busy={isBusy}>
              Accept command
            </Button>
          </span>
        ) : may.lead ? (
          <Button onClick={withdraw} busy={isBusy}>
            Withdraw
          </Button>
        ) : undefined
      }
    >
      {problem ?? `Until it is accepted, ${commander.id === viewer.id ? "you have" : `${commander.name} has`} it.`}
    </Banner>
  );
}
