import path from "node:path";
import { defineConfig } from "vitest/config";
import { SABOTAGES } from "./sabotages";

/** Where `scripts/sabotage.test.ts` put the copies of the rules, each with one of them switched off. */
const folder = process.env.SABOTAGE_FOLDER ?? "";

/**
 * The tests of each rule, on the copy in which that rule is switched off: every project must fail. Copies, since projects of one run share what
 * they have transformed.
 */
export default defineConfig({
  root: folder,
  test: {
    projects: SABOTAGES.map(({ rule, test }) => {
      const root = path.join(folder, `rule-${rule}`);
      return { root, resolve: { alias: { "@": root } }, test: { name: `rule ${rule}`, include: [test], testTimeout: 60_000 } };
    }),
  },
});
