/** Moves focus to the first field that says it is wrong, once it is drawn so. Within `root`, or an open dialog, or the page; a toast is no such dialog. */
export function focusFirstInvalid(root?: ParentNode | null): void {
  requestAnimationFrame(() => {
    const within = root ?? document.querySelector('[role="dialog"]:not([aria-modal="false"])') ?? document;
    within.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  });
}
