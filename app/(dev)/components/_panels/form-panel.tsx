"use client";

import { useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Panel } from "@/components/ui/panel";
import { RadioCards } from "@/components/ui/radio-cards";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { StepList } from "@/components/ui/step-list";
import { Tabs } from "@/components/ui/tabs";
import { Textarea } from "@/components/ui/textarea";

const TYPES = [
  { value: "microservice", label: "Microservice" },
  { value: "monolith", label: "Monolith" },
  { value: "serverless", label: "Serverless" },
  { value: "other", label: "Other" },
] as const;
const FILTERS = [
  { value: "all", label: "All 14" },
  { value: "open", label: "Open 2" },
  { value: "required", label: "Required 11" },
] as const;
const YES_NO = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
  { value: "unsure", label: "Unsure" },
] as const;

function Choices() {
  const [type, setType] = useState<(typeof TYPES)[number]["value"]>("microservice");
  const [filter, setFilter] = useState<(typeof FILTERS)[number]["value"]>("all");
  const [answer, setAnswer] = useState<(typeof YES_NO)[number]["value"]>("yes");
  return (
    <>
      <RadioCards label="Application type" options={TYPES} value={type} onValueChange={setType} />
      <div className="flex flex-wrap gap-x-5">
        <Checkbox label="Stateless" defaultChecked />
        <Checkbox label="Handles payments" />
        <Checkbox label="Some regions" indeterminate />
        <Checkbox label="I accept the blocked item" tone="ink" defaultChecked />
      </div>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <SegmentedControl label="Filter" segments={FILTERS} value={filter} onValueChange={setFilter} />
        <RadioCards label="Backward compatible" size="sm" options={YES_NO} value={answer} onValueChange={setAnswer} />
      </div>
    </>
  );
}

/** Fields and choices. */
export function FormPanel() {
  return (
    <Panel size="sm" title="Fields and choices">
      <div className="space-y-3 px-4 py-3">
        <StepList steps={["Profile", "People and window", "Review"]} current={0} />
        <div className="grid gap-3 sm:grid-cols-2">
          <Field label="Application" hint="As it is called in the cluster">
            <Input defaultValue="checkout-service" />
          </Field>
          <Field label="Note" optional>
            <Textarea placeholder="Anything the next phase should know" rows={2} />
          </Field>
        </div>
        <Choices />
        <Tabs
          label="Plan"
          tabs={[
            { value: "items", label: "Items", content: "75 items in 7 phases" },
            { value: "people", label: "People", content: "Deployer, approver" },
          ]}
        />
      </div>
    </Panel>
  );
}
