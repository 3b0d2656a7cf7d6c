/** Types of port.mjs, which must stay plain JavaScript. */

export function assertPortFree(host: string, port: number): Promise<void>;
