/** No template of a team comes near this; characters of a file. */
export const MAX_YAML = 200_000;
