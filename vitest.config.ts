import { defineConfig } from "vitest/config";

const alias = { "@": import.meta.dirname };

/** `unit` is pure and instant; `integration` runs on a real Postgres that its global setup starts. */
export default defineConfig({
  test: {
    // Vitest would leave one processor to itself, which of two is half.
    maxWorkers: "100%",
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: [
            "lib/domain/**/*.test.ts",
            "lib/contracts/**/*.test.ts",
            "lib/client/**/*.test.ts",
            "components/**/*.test.ts",
            "scripts/**/*.test.ts",
          ],
          // What is pure leaves nothing behind, so that a process reads the templates once and not for each file.
          isolate: false,
          // Properties run hundreds of cases; a busy machine takes its time without being wrong.
          testTimeout: 60_000,
          // Reads its schema as JSON without saying so, which Node refuses and Vite does.
          server: { deps: { inline: ["@actions/workflow-parser"] } },
        },
      },
      {
        resolve: { alias },
        test: {
          name: "integration",
          include: ["lib/server/**/*.test.ts", "prisma/**/*.test.ts"],
          globalSetup: "./lib/server/platform/testing/global-setup.ts",
          // Some start processes and kill them, which takes longer beside another file.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
