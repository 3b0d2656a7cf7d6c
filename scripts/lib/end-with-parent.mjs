/**
 * Preloaded into the web server: ends it when the launcher is gone, so that a killed launcher leaves no server behind on
 * the port. Loaded with `--import`, before everything else.
 */
const parent = process.ppid;

setInterval(() => {
  if (process.ppid === parent) return;
  process.kill(process.pid, "SIGTERM");
  setTimeout(() => process.exit(1), 3000).unref();
}, 500).unref();
