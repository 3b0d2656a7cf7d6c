/** First Tab stop: jumps over the navigation. Visible only while focused. */
export function SkipLink({ href, children }: { href: `#${string}`; children: string }) {
  return (
    <a
      href={href}
      className="sr-only rounded-md border border-border bg-card px-3 py-2 font-medium text-sm shadow-pop focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-60"
    >
      {children}
    </a>
  );
}
