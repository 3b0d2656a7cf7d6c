"use client";

import { CloudAlert, type LucideIcon, RotateCw } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button";
import { EmptyState } from "./empty-state";

type ErrorStateProps = {
  /** What failed: "Metrics did not load". */
  title: ReactNode;
  /** What it means for the release. */
  children: ReactNode;
  onRetry?: () => void;
  icon?: LucideIcon;
  className?: string;
};

/** Something failed: what, what it means, and Try again. */
export function ErrorState({ title, children, onRetry, icon = CloudAlert, className }: ErrorStateProps) {
  const retry = onRetry ? (
    <Button size="sm" onClick={onRetry}>
      <RotateCw aria-hidden="true" />
      Try again
    </Button>
  ) : null;
  return (
    <div role="alert">
      <EmptyState icon={icon} title={title} action={retry} className={className ?? ""}>
        {children}
      </EmptyState>
    </div>
  );
}
