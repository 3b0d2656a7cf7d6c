/** What a sealed secret belongs to. */
export const secretAbout = (endpointId: string): string => `webhook:${endpointId}`;
