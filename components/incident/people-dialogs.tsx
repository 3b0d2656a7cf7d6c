"use client";

import { useState } from "react";
import { IncidentDialog } from "./incident-dialog";
import { PersonField } from "./person-field";
import { useIncident } from "./use-incident";

type DialogProps = { onClose: () => void };

/** Offers command; it passes once the other accepts. */
export function OfferDialog({ onClose }: DialogProps) {
  const { incident, members } = useIncident();
  const [to, setTo] = useState("");
  return (
    <IncidentDialog
      title="Hand over command"
      description={`${incident.commander.name} commands until it is accepted.`}
      submit="Offer command"
      done="Command is offered"
      request={to === "" ? null : { method: "PUT", path: "offer", body: { to } }}
      paths={["to"]}
      onClose={onClose}
    >
      {({ isChecked, problemAt }) => (
        <PersonField
          label="To"
          people={members.filter(({ id }) => id !== incident.commander.id)}
          value={to}
          onChange={setTo}
          none="Choose a person"
          error={isChecked && to === "" ? "Choose who takes over." : problemAt("to")}
        />
      )}
    </IncidentDialog>
  );
}

/** Names who writes down, and who tells stakeholders. */
export function RolesDialog({ onClose }: DialogProps) {
  const { incident, members } = useIncident();
  const [seen] = useState({ scribe: incident.scribe?.id ?? null, communicationsLead: incident.communicationsLead?.id ?? null });
  const [roles, setRoles] = useState(seen);
  return (
    <IncidentDialog
      title="Assign roles"
      submit="Save"
      done="Roles saved"
      request={{ method: "PUT", path: "roles", body: { ...roles, seen } }}
      paths={["scribe", "communicationsLead"]}
      onClose={onClose}
    >
      {({ problemAt }) => (
        <>
          <PersonField
            label="Scribe"
            hint="Writes down what is seen, decided and done."
            people={members}
            value={roles.scribe ?? ""}
            onChange={(id) => setRoles({ ...roles, scribe: id || null })}
            none="Nobody"
            error={problemAt("scribe")}
          />
          <PersonField
            label="Communications lead"
            hint="Tells stakeholders every 15 minutes."
            people={members}
            value={roles.communicationsLead ?? ""}
            onChange={(id) => setRoles({ ...roles, communicationsLead: id || null })}
            none="Nobody"
            error={problemAt("communicationsLead")}
          />
        </>
      )}
    </IncidentDialog>
  );
}
