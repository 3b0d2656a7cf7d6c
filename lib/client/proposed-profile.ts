import type { ProfileInput } from "@/lib/contracts/profile";
import { isSameProfile, serviceProfileOf } from "@/lib/domain/tailoring/service-profile";
import { type ServiceProfileInput, USUAL_PROFILE } from "./plan-tailoring";

type Proposing = { readonly profile: ServiceProfileInput | null } | null;

/**
 * The answers after another service was chosen: what the last one proposed is proposed anew; what somebody answered otherwise stays.
 * A service of which nobody has said anything, and none, propose the usual answers.
 */
export function proposedProfile(profile: ProfileInput, { before, after }: { before: Proposing; after: Proposing }): ProfileInput {
  const last = serviceProfileOf(before?.profile ?? USUAL_PROFILE);
  const next = serviceProfileOf(after?.profile ?? USUAL_PROFILE);
  const own = serviceProfileOf(profile);
  const isProposed = (change: Partial<ServiceProfileInput>) => isSameProfile(last, { ...last, ...change });
  return {
    application: isProposed({ application: own.application }) ? next.application : own.application,
    platform: isProposed({ platform: own.platform }) ? next.platform : own.platform,
    riskTolerance: isProposed({ riskTolerance: own.riskTolerance }) ? next.riskTolerance : own.riskTolerance,
    facilities: isProposed({ facilities: own.facilities }) ? next.facilities : own.facilities,
    compliance: isProposed({ compliance: own.compliance }) ? next.compliance : own.compliance,
    changes: profile.changes,
  };
}
