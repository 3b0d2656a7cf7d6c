import { defineConfig } from "prisma/config";

/** Read by Prisma's command line only. The schema is a folder: schema.prisma and models/<noun>.prisma. */
export default defineConfig({
  schema: "prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.DATABASE_MIGRATE_URL ?? process.env.DATABASE_URL ?? "" },
});
