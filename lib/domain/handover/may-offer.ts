import { listed, peopleInRoles } from "@/lib/domain/access/who-can";
import { firstRefusal, type Guard, refusal } from "@/lib/domain/release/guard";
import { STATUS_NAMES } from "@/lib/domain/release/release-status";
import { isFinal } from "@/lib/domain/release/transitions";
import { HANDED_ROLES } from "./record";

/** Whether the person has a role that is handed over, on a release that goes on. */
export const mayOffer: Guard = ({ roster, status }, { roles }) =>
  firstRefusal(
    () => {
      if (HANDED_ROLES.some((role) => roles.includes(role))) return null;
      return refusal("not-permitted", `Only ${listed(peopleInRoles(roster, HANDED_ROLES))} can hand over what they do.`);
    },
    () => {
      if (status === "draft") return refusal("wrong-state", "The release is a draft; change its roster instead.");
      return isFinal(status) ? refusal("wrong-state", `The release is ${STATUS_NAMES[status]}; nothing is left to hand over.`) : null;
    },
  );
