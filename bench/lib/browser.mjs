/** How the parts start the system's Chromium. */
export const CHROMIUM_FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** A processor of a phone, by the one that measures. */
export const SLOW_DOWN = 4;
