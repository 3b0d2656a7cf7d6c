import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ServiceProfile } from "./profile";
import { isSameProfile, profileDifference, profileWords, serviceProfileOf } from "./service-profile";
import { anyProfile, CHECKOUT } from "./testing/profiles";

const checkout = serviceProfileOf(CHECKOUT);

describe("the profile of a service", () => {
  it("is the answers of a release without what changes and without its criticality", () => {
    const { changes: _changes, criticality: _criticality, ...kept } = CHECKOUT;
    expect(checkout).toEqual(kept);
  });

  it("says the same in any order and however often, and something else with any other answer", () => {
    fc.assert(
      fc.property(anyProfile, anyProfile, (one, other) => {
        const facilities = [...one.facilities].reverse();
        expect(isSameProfile(serviceProfileOf(one), { ...one, facilities: [...facilities, ...facilities] })).toBe(true);
        const isSame = isSameProfile(one, other);
        expect(isSame).toBe(profileDifference(serviceProfileOf(one), serviceProfileOf(other)) === "");
      }),
    );
  });

  it.each<[before: ServiceProfile | null, after: ServiceProfile | null, words: string]>([
    [null, null, ""],
    [checkout, checkout, ""],
    [null, checkout, "Microservice, Kubernetes, Balanced risk tolerance, Argo CD or Flux, Prometheus, PCI DSS; nobody had said before"],
    [checkout, null, "no longer Microservice, Kubernetes, Balanced risk tolerance, Argo CD or Flux, Prometheus, PCI DSS"],
    [
      checkout,
      { ...checkout, platform: "paas", riskTolerance: "conservative" },
      "platform from Kubernetes to PaaS, risk tolerance from Balanced to Conservative",
    ],
    [
      checkout,
      { ...checkout, application: "monolith", facilities: ["service-mesh", "git-ops"], compliance: [] },
      "application from Microservice to Monolith, now Service mesh, no longer Prometheus, no longer PCI DSS",
    ],
  ])("%j becoming %j is told as “%s”", (before, after, words) => {
    expect(profileDifference(before, after)).toBe(words);
  });

  it("names every answer", () => {
    expect(
      profileWords({ application: "static", platform: "paas", riskTolerance: "aggressive", facilities: [], compliance: ["soc2"] }),
    ).toBe("Static site, PaaS, Aggressive risk tolerance, SOC 2");
  });
});
