/** Nothing: without this file Next would take the one of the application above. */
export function register() {}
