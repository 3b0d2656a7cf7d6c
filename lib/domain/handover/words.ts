import type { HandedRole } from "./record";

/** What is handed over, as it is said to whoever is asked. */
export const DUTIES: Record<HandedRole, string> = { deployer: "the deployment", commander: "command" };
