import { alertNameOf } from "@/lib/domain/cause/criterion-of";
import { preferredRollbackMethod, ROLLBACK_CRITERIA } from "@/lib/domain/release/rollback-choices";
import { AUTOMATED_TRIGGERS } from "@/lib/domain/tailoring/guide/decision-criteria";
import type { GuidanceDocument } from "./document";
import { fillQuery, type Subject } from "./subject";
import { yamlText } from "./yaml-text";

/** Source: "Automated Rollback Triggers" of the guide. */
export const PROMETHEUS_RULE: GuidanceDocument = {
  path: "prometheus-rule.yaml",
  title: "Alerts",
  group: "measuring",
  language: "yaml",
  why: "For the Prometheus operator: one alert for each reason to roll back that a machine can see. Have it in place before T-0. Those that compare look an hour back, so they judge the release during its first hour. The rise of errors is the usual limit; each service may choose its own.",
  needs: { platform: "kubernetes", facilities: ["prometheus"] },
  write: (subject) => {
    const { name, namespace } = subject;
    const rules = AUTOMATED_TRIGGERS.triggers.map(({ criterion, expression }) => ({
      alert: alertNameOf(criterion),
      expr: fillQuery(expression, subject),
      labels: { severity: "critical", service: name },
      annotations: annotationsFor(criterion, subject),
    }));
    return yamlText([
      {
        apiVersion: "monitoring.coreos.com/v1",
        kind: "PrometheusRule",
        metadata: { name: `${name}-rollback`, namespace, labels: { app: name } },
        spec: { groups: [{ name: `${name}-rollback`, rules }] },
      },
    ]);
  },
};

function annotationsFor(criterion: string, { details, toVersion }: Subject) {
  const summary = ROLLBACK_CRITERIA.find(({ key }) => key === criterion)?.text ?? criterion;
  // Prometheus reads annotations as templates; braces in somebody's own words would be one.
  const method = preferredRollbackMethod(details).replaceAll(/[{}]/g, "");
  return { summary, description: `Roll back ${toVersion}: ${method}` };
}
