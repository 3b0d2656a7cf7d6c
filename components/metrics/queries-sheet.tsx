"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { Select } from "@/components/ui/select";
import { Sheet } from "@/components/ui/sheet";
import { setMetricQueries } from "@/lib/client/metric-source";
import { useSubmit } from "@/lib/client/use-submit";
import type { MetricSourceDto, MetricSourcesDto } from "@/lib/contracts/metric-source";
import { DEFAULT_QUERIES } from "@/lib/domain/metrics/default-queries";
import { METRIC_KEYS, METRICS, type MetricKey, metricName } from "@/lib/domain/metrics/metric";
import type { MetricQuery } from "@/lib/domain/metrics/source";
import { QueryFields } from "./query-fields";

type QueriesSheetProps = {
  team: string;
  source: MetricSourceDto;
  services: MetricSourcesDto["services"];
  onClose: () => void;
  onSaved: () => void;
};

const FIELDS = ["query", "counter", "name", "unit", "serviceId"];

/** What a source is asked for each metric, and what it answers now. */
export function QueriesSheet({ team, source, services, onClose, onSaved }: QueriesSheetProps) {
  const [seen] = useState(source);
  const [queries, setQueries] = useState<readonly MetricQuery[]>(seen.queries);
  const [service, setService] = useState(services[0]?.id ?? "");
  const paths = queries.flatMap((_, index) => FIELDS.map((field) => `queries.${index}.${field}`));
  const form = useSubmit(async () => {
    await setMetricQueries(team, seen.id, { version: seen.version, queries: [...queries] });
    onSaved();
    onClose();
  }, paths);
  const change = (index: number, changed: MetricQuery | null) => {
    form.forget();
    setQueries(queries.flatMap((one, at) => (at === index ? (changed ?? []) : one)));
  };
  const tried = services.find(({ id }) => id === service) ?? null;
  return (
    <Sheet
      open
      onOpenChange={(open) => open || onClose()}
      className="md:w-[640px]"
      title={`Queries of ${seen.name}`}
      description="Each gives one value in the unit of its metric. {service}, {namespace}, {version}, {canary} and {stable} stand in quotation marks; {window} is a duration."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" busy={form.isBusy} onClick={form.submit}>
            Save queries
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        {services.length > 0 ? (
          <Field label="Try them with" hint="Asked now and of the version that runs; nothing is recorded.">
            <Select value={service} onChange={(event) => setService(event.target.value)}>
              {services.map(({ id, name, version }) => (
                <option key={id} value={id}>
                  {version === "" ? name : `${name} ${version}`}
                </option>
              ))}
            </Select>
          </Field>
        ) : null}
        {queries.map((query, index) => (
          <QueryFields
            // biome-ignore lint/suspicious/noArrayIndexKey: a query has no name of its own but its place
            key={index}
            place={{ team, source: seen.id, tried }}
            query={query}
            services={services}
            problemAt={(field) => form.problemAt(`queries.${index}.${field}`)}
            onChange={(changed) => change(index, changed)}
          />
        ))}
        <AddQuery onAdd={(metric) => setQueries([...queries, newQuery(metric)])} />
        <FormProblem text={form.problem} />
      </div>
    </Sheet>
  );
}

/** A metric begins with its usual query. */
function AddQuery({ onAdd }: { onAdd: (metric: MetricKey) => void }) {
  const [metric, setMetric] = useState<MetricKey>("cpu");
  return (
    <div className="flex items-end gap-2">
      <Field label="Another metric" className="flex-1">
        <Select value={metric} onChange={(event) => setMetric(METRIC_KEYS.find((one) => one === event.target.value) ?? "cpu")}>
          {METRIC_KEYS.map((key) => (
            <option key={key} value={key}>
              {metricName({ metric: key, name: null })}
            </option>
          ))}
        </Select>
      </Field>
      <Button onClick={() => onAdd(metric)}>
        <Plus aria-hidden="true" />
        Add
      </Button>
    </div>
  );
}

function newQuery(metric: MetricKey): MetricQuery {
  const usual = DEFAULT_QUERIES[metric] ?? { query: "", counter: "" };
  return { serviceId: null, metric, name: metric === "business" ? "" : null, unit: METRICS[metric].unit ?? "count", ...usual };
}
