/** Preloaded into the servers that are measured: SIGUSR2 collects garbage, so that memory can be compared. Needs --expose-gc. */
process.on("SIGUSR2", () => globalThis.gc());
