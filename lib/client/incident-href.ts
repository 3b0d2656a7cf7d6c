/** Address of the page of an incident. */
export const incidentHref = (teamSlug: string, incident: string): string => `/t/${teamSlug}/incidents/${incident}`;
