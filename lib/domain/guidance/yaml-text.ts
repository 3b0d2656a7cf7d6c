import { stringify } from "yaml";

/**
 * Objects as YAML, one document each. Read by tools of either version, so that what one of them would take for a boolean or a number
 * (`on`, `1e3`, `0777`) is quoted for both.
 */
export function yamlText(documents: readonly object[]): string {
  return documents.map((one) => stringify(one, { compat: "yaml-1.1", lineWidth: 0, aliasDuplicateObjects: false })).join("---\n");
}
