"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { Select } from "@/components/ui/select";
import type { ReleaseFilters } from "@/lib/client/list";
import { SearchField } from "./search-field";

const STATES = [
  { value: "all", label: "All" },
  { value: "in-flight", label: "In flight" },
  { value: "planned", label: "Planned" },
  { value: "finished", label: "Finished" },
] as const;

type FilterBarProps = {
  filters: ReleaseFilters;
  onChange: (filters: ReleaseFilters) => void;
  services: readonly { readonly id: string; readonly name: string }[];
};

/** What the list is narrowed to: state, service, one's own, text. */
export function FilterBar({ filters, onChange, services }: FilterBarProps) {
  return (
    <search className="mt-4 flex flex-wrap items-center gap-2">
      <SegmentedControl
        label="State"
        segments={STATES}
        value={filters.state ?? "all"}
        onValueChange={(state) => onChange({ ...filters, state: state === "all" ? undefined : state })}
      />
      <Select
        size="sm"
        aria-label="Service"
        wrapperClassName="w-44 max-md:w-full"
        value={filters.service ?? ""}
        onChange={(event) => onChange({ ...filters, service: event.target.value || undefined })}
      >
        <option value="">All services</option>
        {services.map((service) => (
          <option key={service.id} value={service.id}>
            {service.name}
          </option>
        ))}
      </Select>
      <SearchField
        label="Service, version or environment"
        placeholder="Service, version, environment"
        value={filters.q ?? ""}
        onChange={(q) => onChange({ ...filters, q: q || undefined })}
      />
      <Checkbox
        label="Only mine"
        className="ml-1"
        checked={filters.mine === "1"}
        onChange={(event) => onChange({ ...filters, mine: event.target.checked ? "1" : undefined })}
      />
    </search>
  );
}
