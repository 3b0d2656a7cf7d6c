/** Types of launch-settings.mjs, which must stay plain JavaScript. */

export function readSettings(env: Record<string, string | undefined>): {
  port: number;
  host: string;
  url: string;
  dataDir: string;
  external: { web: string; owner: string } | undefined;
  mode: "real" | "demo" | undefined;
};
