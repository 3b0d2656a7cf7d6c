/**
 * `npm run library:export`: prints every built-in checklist template as JSON to the standard output.
 * With `--silent` (`npm run --silent library:export > library.json`) nothing but the JSON is printed.
 */
import "./lib/ts-alias.mjs";

const { libraryDocument } = await import("@/lib/domain/checklist/library");

// A reader that has seen enough (`| head`) is no fault.
process.stdout.on("error", (error) => {
  if (error.code !== "EPIPE") throw error;
});
process.stdout.write(`${JSON.stringify(libraryDocument(), null, 2)}\n`);
