/** The files that describe the API, by their path in the project. */
import { openApiDocument } from "./document.mjs";
import { pageOf } from "./page.mjs";
import { describedRoutes } from "./routes.mjs";

export async function describedApi() {
  const document = openApiDocument(await describedRoutes());
  return {
    "public/api/openapi.json": `${JSON.stringify(document, null, 1)}\n`,
    "public/api/docs.html": pageOf(document),
  };
}
