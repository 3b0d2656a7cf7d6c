import type { NextConfig } from "next";

const config: NextConfig = {
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: ["@node-rs/argon2", "pg", "pino", "@prisma/client", "@prisma/adapter-pg", "prom-client"],
  // Where Prometheus looks unless told otherwise.
  rewrites: async () => [{ source: "/metrics", destination: "/api/metrics" }],
  experimental: { optimizePackageImports: ["lucide-react", "@base-ui/react"] },
};

export default config;
