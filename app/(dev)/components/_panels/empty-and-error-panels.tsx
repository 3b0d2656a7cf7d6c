"use client";

import { CheckCheck, SearchX } from "lucide-react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Panel } from "@/components/ui/panel";
import { SkeletonRows } from "@/components/ui/skeleton";

/** Empty states. */
export function EmptyPanel() {
  return (
    <Panel size="sm" title="Empty states">
      <div className="divide-y divide-border-soft">
        <EmptyState icon={CheckCheck} title="Nothing needs you" action={<Button size="sm">See releases in flight</Button>}>
          You will see sign-offs, items and updates here the moment they do.
        </EmptyState>
        <EmptyState icon={SearchX} title="No item matches “ingress”" action={<Button size="sm">Search all phases</Button>}>
          The filter is limited to T-0. The word appears in 2 other phases.
        </EmptyState>
      </div>
    </Panel>
  );
}

/** An error, a field with one, and rows still loading. */
export function ErrorPanel() {
  return (
    <Panel size="sm" title="Errors">
      <div className="divide-y divide-border-soft">
        <ErrorState title="Metrics did not load" onRetry={() => undefined}>
          Prometheus did not answer within 10 s. The gate stays undecided; it never passes by default.
        </ErrorState>
        <Field label="To version" error="Use semantic versioning, for example v2.3.0" className="px-4 py-3">
          <Input defaultValue="2.3" mono />
        </Field>
        <SkeletonRows rows={2} />
      </div>
    </Panel>
  );
}
