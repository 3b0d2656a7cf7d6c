"use client";

import { CircleCheck, CircleHelp } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { tryMetricQuery } from "@/lib/client/metric-source";
import { useSubmit } from "@/lib/client/use-submit";
import type { MetricSourcesDto, MetricTrialDto } from "@/lib/contracts/metric-source";
import { metricName, UNITS } from "@/lib/domain/metrics/metric";
import type { MetricQuery } from "@/lib/domain/metrics/source";
import { valueText } from "@/lib/domain/metrics/value-text";

/** Where a query is tried; `tried` null: there is no service yet. */
type Place = { readonly team: string; readonly source: string; readonly tried: MetricSourcesDto["services"][number] | null };

type QueryFieldsProps = {
  place: Place;
  query: MetricQuery;
  services: MetricSourcesDto["services"];
  problemAt: (field: string) => string | undefined;
  onChange: (query: MetricQuery | null) => void;
};

/** One metric: for whom, by what query, and what it answers now. */
export function QueryFields({ place, query, services, problemAt, onChange }: QueryFieldsProps) {
  const set = (changes: Partial<MetricQuery>) => onChange({ ...query, ...changes });
  const title = metricName({ ...query, name: query.name === "" ? null : query.name });
  return (
    <fieldset className="min-w-0 rounded-md border border-border px-3 pt-1 pb-3">
      <legend className="px-1 font-medium text-sm">
        {title} <span className="font-normal text-subtle-foreground">in {query.unit}</span>
      </legend>
      <div className="space-y-3">
        {query.metric === "business" ? <BusinessFields query={query} set={set} problemAt={problemAt} /> : null}
        <Field label="Query" required error={problemAt("query")}>
          <Textarea
            value={query.query}
            onChange={(event) => set({ query: event.target.value })}
            spellCheck={false}
            mono
            className="text-xs break-all"
          />
        </Field>
        <div className="grid grid-cols-2 gap-3 max-md:grid-cols-1">
          <Field label="Counter under it" optional error={problemAt("counter")} hint="Looked at for gaps and new beginnings.">
            <Input
              value={query.counter}
              onChange={(event) => set({ counter: event.target.value })}
              spellCheck={false}
              mono
              className="text-xs"
            />
          </Field>
          <Field label="Holds for" required error={problemAt("serviceId")}>
            <Select value={query.serviceId ?? ""} onChange={(event) => set({ serviceId: event.target.value || null })}>
              <option value="">Every service without its own</option>
              {services.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
        </div>
        <Trial place={place} query={query} title={title} onRemove={() => onChange(null)} />
      </div>
    </fieldset>
  );
}

type BusinessProps = Pick<QueryFieldsProps, "query" | "problemAt"> & { set: (changes: Partial<MetricQuery>) => void };

function BusinessFields({ query, set, problemAt }: BusinessProps) {
  return (
    <div className="grid grid-cols-2 gap-3 max-md:grid-cols-1">
      <Field label="Name of the figure" required error={problemAt("name")}>
        <Input value={query.name ?? ""} onChange={(event) => set({ name: event.target.value })} placeholder="Logins in 10 minutes" />
      </Field>
      <Field label="Unit" required error={problemAt("unit")}>
        <Select value={query.unit} onChange={(event) => set({ unit: UNITS.find((one) => one === event.target.value) ?? "count" })}>
          {UNITS.map((unit) => (
            <option key={unit} value={unit}>
              {unit}
            </option>
          ))}
        </Select>
      </Field>
    </div>
  );
}

type TrialProps = { place: Place; query: MetricQuery; title: string; onRemove: () => void };

/** What a query answered belongs to its text: changed since, it says nothing. */
function Trial({ place: { team, source, tried }, query, title, onRemove }: TrialProps) {
  const [answer, setAnswer] = useState<{ of: string; service: string; result: MetricTrialDto } | null>(null);
  const form = useSubmit(async () => {
    if (!tried) return;
    const result = await tryMetricQuery(team, source, { serviceId: tried.id, version: tried.version, query });
    setAnswer({ of: JSON.stringify(query), service: tried.id, result });
  }, []);
  const shown = answer && answer.of === JSON.stringify(query) && answer.service === tried?.id ? answer.result : null;
  return (
    <div className="space-y-2">
      <div className="flex items-center gap-2">
        <Button
          size="sm"
          busy={form.isBusy}
          onClick={form.submit}
          aria-label={`Try ${title}`}
          disabledReason={tried ? undefined : "There is no service yet; a manager makes one."}
        >
          Try
        </Button>
        <Button size="sm" onClick={onRemove} aria-label={`Remove ${title}`}>
          Remove
        </Button>
        <output className="tnum min-w-0 flex-1 text-xs">{shown ? <Answer result={shown} /> : null}</output>
      </div>
      {shown ? <p className="font-mono text-2xs text-subtle-foreground break-all">{shown.query}</p> : null}
      <FormProblem text={form.problem} />
    </div>
  );
}

function Answer({ result: { value, unit, why, at } }: { result: MetricTrialDto }) {
  const time = `${at.slice(11, 19)} UTC`;
  if (value === null) {
    return (
      <span className="flex items-start gap-1.5 text-blocked-fg">
        <CircleHelp className="mt-px size-3.5 shrink-0" aria-hidden="true" />
        Inconclusive at {time}. {why}
      </span>
    );
  }
  return (
    <span className="flex items-center gap-1.5 text-done-fg">
      <CircleCheck className="size-3.5 shrink-0" aria-hidden="true" />
      <span className="font-medium font-mono">{valueText(value, unit)}</span> at {time}
    </span>
  );
}
