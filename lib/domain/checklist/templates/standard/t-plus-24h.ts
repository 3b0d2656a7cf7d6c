import type { TemplatePhase, TemplateSection } from "@/lib/domain/checklist/template";

const OUTCOME: TemplateSection = {
  key: "outcome",
  title: "Outcome",
  items: [
    {
      key: "day-watched",
      title: "The service was watched for 24 hours",
      proof: "Link to the dashboard from T-0 to T+24h, with who was on call.",
      verify: { how: "A full day has passed since the actual T-0, peak hours and nightly jobs included." },
      kind: "tick",
      owner: "primary-on-call",
      required: true,
      sources: ["STD6.01"],
    },
    {
      key: "day-within-baseline",
      title: "All metrics held within the baseline for the day",
      proof: "The day's figures beside those of the day or week before.",
      verify: { how: "Compare errors, p95, p99, throughput and saturation with the same period before; explain each difference." },
      kind: "tick",
      owner: "primary-on-call",
      required: true,
      sources: ["STD6.02"],
    },
    {
      key: "no-incident",
      title: "The release caused no incident and no rollback",
      proof: "The incidents of the day, none of them caused by this release.",
      verify: { how: "Go through the incidents since T-0 and rule this release out as a cause." },
      kind: "computed",
      computedFrom: "outcome",
      owner: "deployer",
      required: true,
      sources: ["STD6.03"],
    },
    {
      key: "success-recorded",
      title: "The outcome is on record as a success",
      proof: "The outcome of this release and the record in the deployment history.",
      verify: { how: "The history shows version, time, duration and outcome of this deployment." },
      kind: "computed",
      computedFrom: "outcome",
      owner: "deployer",
      required: true,
      sources: ["STD6.04"],
    },
  ],
};

const PUBLISHED: TemplateSection = {
  key: "published",
  title: "Published",
  items: [
    {
      key: "report-published",
      title: "The deployment report is out",
      proof: "Link to the report.",
      verify: { how: "It gives times, results, problems and the dashboards, and its readers can open it." },
      kind: "tick",
      owner: "deployer",
      required: true,
      sources: ["STD6.05"],
    },
    {
      key: "notes-published",
      title: "Release notes are out, inside the company and in public",
      proof: "Links to both.",
      verify: { how: "Each change of this version is in the notes, in words its readers use." },
      kind: "tick",
      owner: "communications-lead",
      required: true,
      sources: ["STD6.06", "POST5.06"],
    },
    {
      key: "success-announced",
      title: "Stakeholders have been told that it went well",
      proof: "The message as sent, with its time and recipients.",
      verify: { how: "Everybody who received the notice before T-0 receives this one." },
      kind: "computed",
      computedFrom: "communications",
      owner: "communications-lead",
      required: true,
      sources: ["STD6.11"],
    },
  ],
};

const UP_TO_DATE: TemplateSection = {
  key: "brought-up-to-date",
  title: "Brought up to date",
  items: [
    {
      key: "documents-current",
      title: "The documentation describes what runs now",
      proof: "Links to what was changed.",
      verify: { how: "Architecture, configuration, interface and monitoring pages that the release touches are true again." },
      kind: "tick",
      owner: "deployer",
      required: true,
      sources: ["STD6.07"],
    },
    {
      key: "version-tagged",
      title: "The deployed commit carries its version tag",
      proof: "The tag and its commit, as the shared repository shows them.",
      verify: {
        how: "Ask the shared repository for the tag; its commit is the one that was deployed.",
        command: "git ls-remote --exit-code --tags origin {{toVersion}}",
      },
      kind: "tick",
      owner: "deployer",
      required: true,
      sources: ["STD6.08", "POST5.04"],
    },
    {
      key: "runbook-improved",
      title: "What was learned is in the runbook",
      proof: "Link to the change of the runbook.",
      verify: { how: "Whatever surprised somebody this time will surprise nobody next time." },
      kind: "tick",
      owner: "deployer",
      // Not every release teaches something; an empty lesson would be ticked without thought.
      required: false,
      sources: ["STD6.09", "POST5.03"],
    },
    {
      key: "baseline-renewed",
      title: "The performance baseline is that of this version",
      proof: "The new figures: error rate, p95, p99, throughput, CPU and memory.",
      verify: { how: "Take them over the whole day, and store them where the next release will look for them." },
      kind: "tick",
      owner: "primary-on-call",
      required: true,
      sources: ["STD6.10", "POST4.01"],
    },
    {
      key: "freeze-ended",
      title: "Merging is open again",
      proof: "The removed branch rule, or the message that says so.",
      verify: { how: "A change for the next version can be merged." },
      kind: "tick",
      owner: "deployer",
      required: true,
      sources: ["STD6.12"],
    },
  ],
};

/** A day after: the release is completed and written down. Source: STD6; SIGNOFF "Which gates are signed". */
export const T_PLUS_24H: TemplatePhase = {
  key: "t-plus-24h",
  code: "T+24h",
  name: "Completion",
  kind: "forward",
  anchor: "actual",
  offsetMinutes: 1440,
  gate: {
    kind: "signed",
    base: [
      { role: "deployer", count: 1 },
      { role: "approver", count: 1 },
    ],
    critical: [],
  },
  sections: [OUTCOME, PUBLISHED, UP_TO_DATE],
};
