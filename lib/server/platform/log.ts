import pino from "pino";

/** One JSON line per thing worth knowing; never a secret, never a body. */
export const log = pino({ base: undefined, timestamp: pino.stdTimeFunctions.isoTime });
