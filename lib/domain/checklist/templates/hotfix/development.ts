import type { TemplatePhase, TemplateSection } from "@/lib/domain/checklist/template";
import { CONDITIONS } from "../conditions";

const CHANGE: TemplateSection = {
  key: "change",
  title: "The change",
  items: [
    {
      key: "branched-from-production",
      title: "The hotfix branch starts from what runs in production",
      proof: "Name of the branch and the commit it starts from.",
      verify: {
        how: "The tag of the running version is an ancestor of the branch; the command fails when it is not.",
        command: "git merge-base --is-ancestor {{fromVersion}} HEAD",
      },
      kind: "tick",
      owner: "deployer",
      required: true,
      sources: ["FIX2.01"],
    },
    {
      key: "change-minimal",
      title: "The change does nothing but the fix",
      proof: "Link to the difference, with its number of lines.",
      verify: {
        how: "Read the difference to the running version: no clean-up, no other change.",
        command: "git diff --stat {{fromVersion}}..HEAD",
      },
      kind: "tick",
      owner: "deployer",
      required: true,
      sources: ["FIX2.02"],
    },
    {
      key: "fix-tested-by-unit",
      title: "A unit test fails without the fix and passes with it",
      proof: "Link to the test and its run.",
      verify: { how: "Take the fix out once and see the test fail." },
      kind: "tick",
      owner: "deployer",
      required: true,
      condition: CONDITIONS.timeForTests,
      sources: ["FIX2.03"],
    },
    {
      key: "fix-tried-locally",
      title: "The fix has been tried on a developer's machine",
      proof: "What was done and what was seen.",
      verify: { how: "Follow the steps that reproduce the problem; it no longer occurs." },
      kind: "tick",
      owner: "deployer",
      required: true,
      sources: ["FIX2.04"],
    },
  ],
};

const REVIEW: TemplateSection = {
  key: "review",
  title: "Review",
  items: [
    {
      key: "fix-reviewed",
      title: "At least one other person has reviewed the code",
      proof: "Name of the reviewer and link to the review.",
      verify: { how: "The reviewer did not write the change and has read all of it, on the short way." },
      kind: "tick",
      owner: "expert",
      required: true,
      sources: ["FIX2.05"],
    },
    {
      key: "fix-merged",
      title: "The pull request is approved and merged",
      proof: "Link to the merged pull request and its commit.",
      verify: {
        how: "The commit is on the shared branch that will be built.",
        command: "git log --oneline {{fromVersion}}..HEAD",
      },
      kind: "tick",
      owner: "deployer",
      required: true,
      sources: ["FIX2.06"],
    },
  ],
};

/** The smallest change that ends the harm. Source: FIX2; SIGNOFF "Hotfix also needs". */
export const DEVELOPMENT: TemplatePhase = {
  key: "development",
  code: "Develop",
  name: "Development",
  kind: "forward",
  anchor: "declaration",
  offsetMinutes: 0,
  gate: { kind: "closed" },
  sections: [CHANGE, REVIEW],
};
