"use client";

import { Search } from "lucide-react";
import { useEffect, useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Input } from "@/components/ui/input";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { Select } from "@/components/ui/select";
import type { ReleaseFilters } from "@/lib/client/list";

const TYPING_MS = 250;

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
      <SearchField value={filters.q ?? ""} onChange={(q) => onChange({ ...filters, q: q || undefined })} />
      <Checkbox
        label="Only mine"
        className="ml-1"
        checked={filters.mine === "1"}
        onChange={(event) => onChange({ ...filters, mine: event.target.checked ? "1" : undefined })}
      />
    </search>
  );
}

/** Keeps what is typed and tells it on when the typing pauses. */
function SearchField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const [text, setText] = useState(value);
  const [told, setTold] = useState(value);
  // The address changed by itself: Back, a link, Clear.
  if (value !== told) {
    setTold(value);
    setText(value);
  }
  // The external system is the browser's timer.
  useEffect(() => {
    const trimmed = text.trim();
    if (trimmed === told) return;
    const timer = setTimeout(() => {
      setTold(trimmed);
      onChange(trimmed);
    }, TYPING_MS);
    return () => clearTimeout(timer);
  }, [text, told, onChange]);
  return (
    <span className="relative w-60 max-md:w-full">
      <Search className="pointer-events-none absolute top-1/2 left-2 size-3.5 -translate-y-1/2 text-muted-foreground" aria-hidden="true" />
      <Input
        type="search"
        aria-label="Service, version or environment"
        placeholder="Service, version, environment"
        value={text}
        maxLength={80}
        onChange={(event) => setText(event.target.value)}
        className="h-7 pl-7 text-xs"
      />
    </span>
  );
}
