"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { filterSearch } from "@/lib/client/analytics";
import { type DeploymentsFileQuery, deploymentsFileQuery } from "@/lib/contracts/analytics";
import { SHOWN_DEPLOYMENTS, SHOWN_NAMES } from "@/lib/domain/analytics/deployment";
import { dateRange } from "@/lib/domain/audit/date-range";
import { addMinutes } from "@/lib/domain/time/instant";
import { toWallTime } from "@/lib/domain/time/zone";

type DeploymentFiltersProps = {
  filters: DeploymentsFileQuery;
  services: readonly { readonly id: string; readonly name: string }[];
  zone: string;
  onChange: (filters: DeploymentsFileQuery) => void;
};

const only = deploymentsFileQuery.pick({ show: true });

/** Service, outcome and days. Days are those of the reader's zone. */
export function DeploymentFilters({ filters, services, zone, onChange }: DeploymentFiltersProps) {
  const { from, to, ...rest } = filters;
  const [days, setDays] = useState(() => ({
    first: from ? toWallTime(from, zone).date : "",
    // The end is the begin of the day after.
    last: to ? toWallTime(addMinutes(to, -1), zone).date : "",
  }));
  const chooseDays = (next: typeof days) => {
    setDays(next);
    onChange({ ...rest, ...dateRange({ ...next, zone }) });
  };
  const clear = () => {
    setDays({ first: "", last: "" });
    onChange({ show: "all" });
  };
  return (
    <search aria-label="Narrow the history" className="mt-4 flex flex-wrap items-end gap-2 max-md:grid max-md:grid-cols-2 print:hidden">
      <Field label="Service" className="md:w-48">
        <Select value={filters.service ?? ""} onChange={(event) => onChange({ ...filters, service: event.target.value || undefined })}>
          <option value="">All services</option>
          {services.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Outcome" className="md:w-56">
        <Select value={filters.show} onChange={(event) => onChange({ ...filters, ...only.parse({ show: event.target.value }) })}>
          {SHOWN_DEPLOYMENTS.map((one) => (
            <option key={one} value={one}>
              {SHOWN_NAMES[one]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="From">
        <Input
          type="date"
          value={days.first}
          max={days.last || undefined}
          onChange={(event) => chooseDays({ ...days, first: event.target.value })}
        />
      </Field>
      <Field label="To">
        <Input
          type="date"
          value={days.last}
          min={days.first || undefined}
          onChange={(event) => chooseDays({ ...days, last: event.target.value })}
        />
      </Field>
      {filterSearch(filters).size > 0 ? (
        <Button variant="ghost" onClick={clear} className="max-md:col-span-2">
          Show everything
        </Button>
      ) : null}
    </search>
  );
}
