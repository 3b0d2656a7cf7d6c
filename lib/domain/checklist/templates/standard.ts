import type { Template } from "@/lib/domain/checklist/template";
import { ROLLBACK } from "./standard/rollback";
import { T_MINUS_2H } from "./standard/t-minus-2h";
import { T_MINUS_48H } from "./standard/t-minus-48h";
import { T_PLUS_2H } from "./standard/t-plus-2h";
import { T_PLUS_15M } from "./standard/t-plus-15m";
import { T_PLUS_24H } from "./standard/t-plus-24h";
import { T_ZERO } from "./standard/t-zero";

/** The standard release: 7 phases, 75 items. Source: STD1 to STD7 of the reference. */
export const STANDARD_TEMPLATE: Template = {
  key: "standard",
  version: 1,
  track: "standard",
  name: "Standard release",
  phases: [T_MINUS_48H, T_MINUS_2H, T_ZERO, T_PLUS_15M, T_PLUS_2H, T_PLUS_24H, ROLLBACK],
};
