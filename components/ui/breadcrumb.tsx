import { ChevronRight } from "lucide-react";
import { type ElementType, Fragment } from "react";
import { cn } from "./cn";

export type Crumb = { readonly label: string; readonly href?: string };

type BreadcrumbProps = {
  /** Outermost first; the last one is the page itself. */
  crumbs: readonly Crumb[];
  /** The router's link; a plain anchor when absent. */
  linkComponent?: ElementType;
  className?: string;
};

/** Where this page stands. On a phone only the page itself is shown. */
export function Breadcrumb({ crumbs, linkComponent: Link = "a", className }: BreadcrumbProps) {
  const parents = crumbs.slice(0, -1);
  const page = crumbs.at(-1);
  return (
    <nav aria-label="Breadcrumb" className={cn("min-w-0 text-sm", className)}>
      <ol className="flex min-w-0 items-center gap-1.5">
        {parents.map((crumb) => (
          <Fragment key={crumb.label}>
            <li className="max-md:hidden">
              {crumb.href ? (
                <Link href={crumb.href} className="text-muted-foreground hover:text-foreground">
                  {crumb.label}
                </Link>
              ) : (
                <span className="text-muted-foreground">{crumb.label}</span>
              )}
            </li>
            <li aria-hidden="true" className="max-md:hidden">
              <ChevronRight className="size-3.5 text-subtle-foreground" />
            </li>
          </Fragment>
        ))}
        {page ? (
          <li className="truncate font-medium" aria-current="page">
            {page.label}
          </li>
        ) : null}
      </ol>
    </nav>
  );
}
