import type { Permission } from "@/lib/domain/access/permissions";

export type SettingsSection = {
  readonly label: string;
  /** Below the team's settings. */
  readonly path: `/${string}`;
  /** Who sees it at all. */
  readonly permission: Permission;
};

/** The sections of a team's settings, in order. Only what exists. */
export const SETTINGS_SECTIONS: readonly SettingsSection[] = [
  { label: "Audiences", path: "/audiences", permission: "integration.manage" },
  { label: "Status page", path: "/status-page", permission: "settings.manage" },
  { label: "Webhooks", path: "/webhooks", permission: "settings.manage" },
  { label: "API tokens", path: "/tokens", permission: "settings.manage" },
  { label: "Integrations", path: "/integrations", permission: "integration.manage" },
  { label: "Templates", path: "/templates", permission: "template.manage" },
  { label: "Metrics", path: "/metrics", permission: "integration.manage" },
  { label: "Gate rules", path: "/gate-rules", permission: "service.read" },
];

/** The sections that somebody with these permissions sees. */
export function sectionsFor(permissions: ReadonlySet<Permission>): readonly SettingsSection[] {
  return SETTINGS_SECTIONS.filter(({ permission }) => permissions.has(permission));
}
