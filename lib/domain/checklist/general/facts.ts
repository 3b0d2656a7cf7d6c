import { COMPLIANCE, type Fact } from "@/lib/domain/tailoring/profile";

/** Where requests are answered by files or by code. A data pipeline answers nobody. */
export const SERVES: readonly Fact[] = ["is-microservices", "is-monolith", "is-serverless", "is-static"];

/** Where requests are answered by code of ours. */
export const ANSWERS: readonly Fact[] = ["is-microservices", "is-monolith", "is-serverless"];

/** Where code of ours runs at all: everything but static files. */
export const RUNS_CODE: readonly Fact[] = [...ANSWERS, "is-data-pipeline"];

/** Where what is deployed is a container image. */
export const IN_CONTAINERS: readonly Fact[] = ["on-kubernetes", "on-containers"];

/** Where processes of ours live on machines with a size that we chose. */
export const SIZED: readonly Fact[] = [...IN_CONTAINERS, "on-vms"];

export const UNDER_COMPLIANCE: readonly Fact[] = COMPLIANCE;
