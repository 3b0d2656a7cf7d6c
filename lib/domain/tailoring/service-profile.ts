import { COMPLIANCE, FACILITIES, type ServiceProfile } from "./profile";
import { APPLICATION_NAMES, COMPLIANCE_NAMES, FACILITY_NAMES, PLATFORM_NAMES, TOLERANCE_NAMES } from "./profile-words";

/** What a service keeps of the answers of a release: all but what changes. Sets stand in the order in which they are asked, each answer once. */
export function serviceProfileOf({ application, platform, riskTolerance, facilities, compliance }: ServiceProfile) {
  return {
    application,
    platform,
    riskTolerance,
    facilities: FACILITIES.filter((one) => facilities.includes(one)),
    compliance: COMPLIANCE.filter((one) => compliance.includes(one)),
  };
}

/** Whether two say the same; null, of which nobody has said anything, is like null only. */
export function isSameProfile(one: ServiceProfile | null, other: ServiceProfile | null): boolean {
  if (!one || !other) return one === other;
  return JSON.stringify(serviceProfileOf(one)) === JSON.stringify(serviceProfileOf(other));
}

/** The answers in words, in the order in which they are asked. */
export function profileWords({ application, platform, riskTolerance, facilities, compliance }: ServiceProfile): string {
  const said = [APPLICATION_NAMES[application], PLATFORM_NAMES[platform], `${TOLERANCE_NAMES[riskTolerance]} risk tolerance`];
  return [...said, ...facilities.map((one) => FACILITY_NAMES[one]), ...compliance.map((one) => COMPLIANCE_NAMES[one])].join(", ");
}

/** What differs between two, before and after, in words; empty where they say the same. */
export function profileDifference(before: ServiceProfile | null, after: ServiceProfile | null): string {
  if (isSameProfile(before, after)) return "";
  if (!after) return `no longer ${before ? profileWords(before) : ""}`;
  if (!before) return `${profileWords(after)}; nobody had said before`;
  return [
    turned("application", APPLICATION_NAMES[before.application], APPLICATION_NAMES[after.application]),
    turned("platform", PLATFORM_NAMES[before.platform], PLATFORM_NAMES[after.platform]),
    turned("risk tolerance", TOLERANCE_NAMES[before.riskTolerance], TOLERANCE_NAMES[after.riskTolerance]),
    ...moved(before.facilities, after.facilities, FACILITY_NAMES),
    ...moved(before.compliance, after.compliance, COMPLIANCE_NAMES),
  ]
    .filter((part) => part !== "")
    .join(", ");
}

const turned = (name: string, before: string, after: string): string => (before === after ? "" : `${name} from ${before} to ${after}`);

function moved<T extends string>(before: readonly T[], after: readonly T[], names: Record<T, string>): string[] {
  const came = after.filter((one) => !before.includes(one)).map((one) => `now ${names[one]}`);
  const went = before.filter((one) => !after.includes(one)).map((one) => `no longer ${names[one]}`);
  return [...came, ...went];
}
