"use client";

import { createContext, useContext } from "react";

/** What a control inside a Field needs to point at its label, hint and error. */
export type FieldControl = {
  readonly id: string;
  readonly describedBy: string | undefined;
  readonly isInvalid: boolean;
  readonly isRequired: boolean;
};

export const FieldContext = createContext<FieldControl | null>(null);

type Attributes = {
  id?: string | undefined;
  "aria-describedby"?: string | undefined;
  "aria-invalid"?: boolean | "true" | "false" | "grammar" | "spelling" | undefined;
  "aria-required"?: boolean | "true" | "false" | undefined;
};

/** Attributes of a control: what the caller gave wins over what the surrounding Field says. */
export function useFieldAttributes(own: Attributes): Attributes {
  const field = useContext(FieldContext);
  if (!field) return own;
  const describedBy = [own["aria-describedby"], field.describedBy].filter(Boolean).join(" ");
  return {
    id: own.id ?? field.id,
    "aria-describedby": describedBy || undefined,
    "aria-invalid": own["aria-invalid"] ?? (field.isInvalid ? true : undefined),
    "aria-required": own["aria-required"] ?? (field.isRequired ? true : undefined),
  };
}
