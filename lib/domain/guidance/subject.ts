import type { PhaseState, ReleaseDetails, ReleaseState } from "@/lib/domain/release/state";
import { MARKS } from "./placeholders";

/** What a release gives to its documents. `tminusUrl` is where this server is reached, without a slash at its end. */
export type GuidedRelease = Pick<ReleaseState, "id" | "details" | "phases" | "items" | "roster"> & { readonly tminusUrl: string };

/** What documents are written from: the release, with the values that a cluster can take; a placeholder stands for each other one. */
export type Subject = {
  readonly release: GuidedRelease;
  readonly details: ReleaseDetails;
  readonly phases: readonly PhaseState[];
  /** Of the workload and its service. */
  readonly name: string;
  readonly namespace: string;
  /** With the digest where the release has one, else with the version as tag. */
  readonly image: string;
  /** Values of the label `version` of the metrics. */
  readonly toVersion: string;
  readonly fromVersion: string;
};

/** Kubernetes allows 63 characters; the names of services made from it have an ending. RFC 1035 label. */
const NAME = /^[a-z]([-a-z0-9]{0,48}[a-z0-9])?$/;
/** RFC 1123 label. */
const NAMESPACE = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
/** Source: grammar of references in the OCI distribution specification. */
const TAG = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
const DIGEST = /^sha256:[0-9a-f]{64}$/;
/** Means itself in a string of PromQL. */
const VERSION = /^[A-Za-z0-9][A-Za-z0-9._+-]*$/;

export function subjectOf(release: GuidedRelease): Subject {
  const { details, phases } = release;
  const name = fitting(details.service.name, NAME, MARKS.name.mark);
  const reference = DIGEST.test(details.artifactDigest)
    ? `@${details.artifactDigest}`
    : `:${fitting(details.toVersion, TAG, MARKS.tag.mark)}`;
  return {
    release,
    details,
    phases,
    name,
    namespace: fitting(details.namespace, NAMESPACE, MARKS.namespace.mark),
    image: `${MARKS.registry.mark}/${name}${reference}`,
    toVersion: fitting(details.toVersion, VERSION, MARKS.version.mark),
    fromVersion: fitting(details.fromVersion, VERSION, MARKS.stable.mark),
  };
}

/** The release as commands of it are filled: with the names of the cluster in the place of its own. */
export function clusterDetails({ details, name, namespace, fromVersion, toVersion }: Subject): ReleaseDetails {
  const artifactDigest = fitting(details.artifactDigest, DIGEST, MARKS.digest.mark);
  return { ...details, service: { ...details.service, name }, namespace, fromVersion, toVersion, artifactDigest };
}

/** A query of Prometheus with its names filled in, which mean themselves in there. */
export function fillQuery(query: string, { name, namespace }: Subject): string {
  return query.replaceAll("{{service}}", name).replaceAll("{{namespace}}", namespace);
}

/** Whether the team measures with Prometheus; where nobody has said, it is taken to. */
export const hasPrometheus = ({ details: { profile } }: Subject): boolean => profile?.facilities.includes("prometheus") ?? true;

const fitting = (value: string, pattern: RegExp, mark: string): string => (pattern.test(value) ? value : mark);
