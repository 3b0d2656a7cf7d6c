import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { ROLLBACK_METHODS } from "@/lib/domain/release/rollback-choices";
import type { ReleaseDetails } from "@/lib/domain/release/state";
import { mdCode, mdFence, mdText } from "./markdown-text";
import { answers, madeFor } from "./testing/made";

const textOf = (path: string, details: Partial<ReleaseDetails> = {}): string =>
  madeFor(details).files.find((file) => file.path === path)?.text ?? "";

describe("Markdown", () => {
  it.each([
    ["a checkout-service v2.3.0, 10 %", "a checkout-service v2.3.0, 10 %"],
    ["# not a heading", "\\# not a heading"],
    ["- no\n- list", "\\- no - list"],
    ["1. none either", "1\\. none either"],
    ["<b>*bold*</b> & [a](b)", "\\<b\\>\\*bold\\*\\</b\\> \\& \\[a\\](b)"],
    ["", ""],
  ])("%j is a text that means itself", (text, expected) => {
    expect(mdText(text)).toBe(expected);
  });

  it("code within a line holds backticks as well", () => {
    expect(["<TABLE>", "a`b", "``"].map(mdCode)).toEqual(["`<TABLE>`", "`` a`b ``", "``` `` ```"]);
  });

  test("code of its own holds any backticks, and is never closed by what it holds", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("`", "a", " ") }), (text) => {
        const [open = "", ...rest] = mdFence("sh", text);
        const close = rest.at(-1) ?? "";
        expect(open).toBe(`${close}sh`);
        expect(rest.slice(0, -1).some((line) => line.includes(close))).toBe(false);
      }),
    );
  });
});

describe("the runbook", () => {
  const links = [
    { label: "Grafana dashboard", url: "https://grafana.example.com/d/1" },
    { label: "Architecture", url: "https://docs.example.com/shop" },
  ];

  it.each([
    ["step-by-step procedure", "## 2. Deployment, step by step, with its commands"],
    ["checklist before", "- [ ] The final build and its tests are green"],
    ["examples of commands", "kubectl rollout status deployment/checkout-service -n shop"],
    ["validation and expected results", "## 3. Checks after the deployment, and what they should show"],
    ["way back", "- Error rate more than 5 points above the baseline"],
    ["common troubles", "### High error rate"],
    ["contacts for escalation", "- When nobody answers: `<ESCALATION CONTACT>`"],
    ["links to dashboards", "- Grafana dashboard: `https://grafana.example.com/d/1`"],
    ["links to documentation", "- Architecture: `https://docs.example.com/shop`"],
  ])("has the %s that the guide demands", (_, line) => {
    expect(textOf("runbook.md", { links })).toContain(line);
  });

  it("names who the release names, marks what it does not link to, and lists that on top", () => {
    const text = textOf("runbook.md");
    expect(text).toContain("- Deployer: Dana Deployer\n");
    const top = text.slice(0, text.indexOf("## 1."));
    for (const mark of ["<ON-CALL CONTACT>", "<ESCALATION CONTACT>", "<DASHBOARD ADDRESS>", "<DOCUMENTATION ADDRESS>"])
      expect(top).toContain(`- \`${mark}\`: `);
    expect(textOf("runbook.md", { links })).not.toContain("<DASHBOARD ADDRESS>");
  });

  it("leads a canary through its stages in their order", () => {
    const headings = [...textOf("runbook.md", { strategy: "canary" }).matchAll(/^#{2,3} .*$/gm)].map(([line]) => line);
    const from = headings.indexOf("## 2. Deployment, step by step, with its commands");
    expect(headings.slice(from + 1, from + 6).map((one) => /\d+/.exec(one)?.[0])).toEqual(["10", "25", "50", "75", "100"]);
  });
});

describe("the database", () => {
  it("is expanded, filled and contracted, with a backup before and an index in quiet hours, each with its way back", () => {
    const headings = textOf("migration-plan.md").match(/^## .*$/gm);
    expect(headings).toEqual([
      "## To fill in by hand",
      "## 1. Before",
      "## 2. Expand, before T-0",
      "## 3. Index, in quiet hours",
      "## 4. Deploy",
      "## 5. Backfill, after T-0",
      "## 6. Contract, in a later release",
      "## The way back",
    ]);
    expect(textOf("migration-plan.md").match(/^Way back:/gm)).toHaveLength(5);
  });

  it("says of a migration what the release says of it", () => {
    const profile = answers({ changes: ["database-irreversible", "database-long"] });
    const text = textOf("migration-plan.md", { profile });
    expect(text).toContain("cannot be undone by a script");
    expect(text).toContain("It runs for long");
    expect(text).not.toContain("The read replicas keep up");
    expect(textOf("migration-plan.md")).not.toContain("cannot be undone by a script");
  });

  it("asks no cluster where there is none", () => {
    const profile = answers({ platform: "vms", changes: ["database-migration"] });
    expect(textOf("database-rollback.sh", { profile })).not.toContain("kubectl");
    expect(textOf("database-rollback.sh")).toContain("kubectl get deployment/checkout-service");
  });
});

describe("every way back", () => {
  it("is told with its commands and for which strategies, the planned one first", () => {
    const text = textOf("rollback-methods.md", { strategy: "canary", rollbackMethod: "Return Git to the previous revision" });
    const methods = [...new Set(Object.values(ROLLBACK_METHODS).flat())];
    for (const method of methods) expect(text).toContain(`\n## ${method}`);
    expect(text.match(/^## .*$/m)?.[0]).toBe("## Return Git to the previous revision (planned for this release)");
    expect(text).toContain("\n### Besides, with Flux\n");
    expect(text).toContain('kubectl rollout undo deployment/checkout-service -n shop --to-revision="$REVISION"');
    expect(text).toContain("# Back from checkout-service v2.3.0 to v2.2.5\n");
  });
});

describe("the plan of a flag", () => {
  it("goes from off over internal users to everybody, by the stages of the release", () => {
    const plan = JSON.parse(textOf("flag-unleash.json", { strategy: "feature-flag" }));
    expect(plan.stages.map(({ name }: { name: string }) => name)).toEqual([
      "Off, with the code deployed",
      "Internal users",
      "10 % of users",
      "25 % of users",
      "50 % of users",
      "75 % of users",
      "Everybody",
    ]);
    expect(plan.rollback.requests).toEqual(plan.stages[0].requests);
    expect(plan.environment).toBe("production");
  });
});
