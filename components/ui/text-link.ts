/** Looks of a link within text: `<Link className={TEXT_LINK_CLASSES}>`. */
export const TEXT_LINK_CLASSES =
  "inline-flex items-center gap-1 text-brand-fg underline decoration-brand-line underline-offset-2 hover:decoration-brand-fg";
