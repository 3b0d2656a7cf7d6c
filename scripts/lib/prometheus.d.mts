export type PrometheusPrograms = { readonly server: string; readonly tool: string };
export function findPrometheus(): PrometheusPrograms | undefined;
export function ensurePrometheus(): Promise<PrometheusPrograms>;
