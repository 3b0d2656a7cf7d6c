import path from "node:path";

/** The smallest Next application that does what is compared: its own build folder, nothing else set. */
export default {
  distDir: ".next",
  turbopack: { root: path.resolve(import.meta.dirname, "../..") },
  serverExternalPackages: ["pg"],
};
