import { DATABASE_ROLLBACK } from "@/lib/domain/tailoring/guide/database-rollback";
import { AFTER_ROLLBACK } from "./after-rollback";
import { DOCUMENTATION } from "./documentation";
import type { GeneralItem, GeneralSection } from "./general-item";
import { POST_BASELINE } from "./post-baseline";
import { POST_DOCUMENTATION } from "./post-documentation";
import { POST_EXTENDED } from "./post-extended";
import { POST_IMMEDIATE } from "./post-immediate";
import { POST_SHORT } from "./post-short";
import { PRE_CODE } from "./pre-code";
import { PRE_DATABASE } from "./pre-database";
import { PRE_DELIVERY } from "./pre-delivery";
import { PRE_DOCUMENTATION } from "./pre-documentation";
import { PRE_INFRASTRUCTURE } from "./pre-infrastructure";
import { PRE_MONITORING } from "./pre-monitoring";
import { PRE_SECURITY } from "./pre-security";
import { SMOKE_FUNCTIONAL } from "./smoke-functional";
import { SMOKE_HEALTH } from "./smoke-health";
import { SMOKE_INFRASTRUCTURE } from "./smoke-infrastructure";
import { SMOKE_MONITORING } from "./smoke-monitoring";
import { SMOKE_PERFORMANCE } from "./smoke-performance";
import { SMOKE_SECURITY } from "./smoke-security";

/** The general lists in the order of the guide; what it tells in prose and without ids comes last. */
export const GENERAL_SECTIONS: readonly GeneralSection[] = [
  PRE_CODE,
  PRE_SECURITY,
  PRE_INFRASTRUCTURE,
  PRE_DATABASE,
  PRE_MONITORING,
  PRE_DOCUMENTATION,
  PRE_DELIVERY,
  SMOKE_HEALTH,
  SMOKE_FUNCTIONAL,
  SMOKE_PERFORMANCE,
  SMOKE_INFRASTRUCTURE,
  SMOKE_SECURITY,
  SMOKE_MONITORING,
  AFTER_ROLLBACK,
  POST_IMMEDIATE,
  POST_SHORT,
  POST_EXTENDED,
  POST_BASELINE,
  POST_DOCUMENTATION,
  DOCUMENTATION,
  DATABASE_ROLLBACK,
];

/** Every item of the general lists, in the same order. */
export const GENERAL_ITEMS: readonly GeneralItem[] = GENERAL_SECTIONS.flatMap((section) => [...section.items]);
