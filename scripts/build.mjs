/** `npm run build`: the production build, unless the one at hand is made from the same sources. */
import { build, isBuilt } from "./lib/build.mjs";
import { runCommand } from "./lib/command.mjs";
import { generateClient } from "./lib/generate.mjs";

await runCommand({
  usage: "npm run build",
  async work() {
    generateClient();
    if (isBuilt()) return console.log("The build is up to date.");
    await build();
    console.log("Built.");
  },
});
