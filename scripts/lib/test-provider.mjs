/**
 * A real OpenID Provider on the loopback address, for tests of single sign-on: `oidc-provider` with a page of one button, behind which
 * whoever the test chose signs in. Types are in test-provider.d.mts.
 */
import http from "node:http";
import Provider from "oidc-provider";

export const CLIENT = { id: "tminus", secret: "a-secret-that-only-tests-know" };

function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once("error", reject).listen(port, "127.0.0.1", () => resolve(server.address().port));
  });
}

/** What the provider says of somebody, under the scopes that say it. */
function configuration({ redirectUri, people }) {
  return {
    clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [redirectUri], response_types: ["code"] }],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"], groups: ["groups"] },
    scopes: ["openid", "email", "profile", "groups"],
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    cookies: { keys: ["only-for-tests"] },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    ttl: { Interaction: 600, Session: 3600, Grant: 3600, AccessToken: 600, IdToken: 600 },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, ...people.get(sub) }) }),
    // Nobody is asked whether the application may know who they are.
    loadExistingGrant: (ctx) => {
      const grant = new ctx.oidc.provider.Grant({ clientId: CLIENT.id, accountId: ctx.oidc.session.accountId });
      grant.addOIDCScope(ctx.oidc.params.scope);
      return grant.save().then(() => grant);
    },
    renderError: (ctx, { error, error_description: detail }) => {
      ctx.type = "text";
      ctx.body = `${error}: ${detail}`;
    },
  };
}

/** The page of one button, which signs the chosen person in. */
function interact({ provider, state }) {
  return async (request, response) => {
    if (request.method === "POST")
      return provider.interactionFinished(request, response, { login: { accountId: state.who } }, { mergeWithLastSubmission: false });
    await provider.interactionDetails(request, response);
    response.setHeader("content-type", "text/html");
    const icon = '<link rel="icon" href="data:,">';
    response.end(`<!doctype html><title>Provider</title>${icon}<form method="post"><button>Sign in as ${state.who}</button></form>`);
  };
}

function makeProvider({ issuer, redirectUri, people, state }) {
  const provider = new Provider(issuer, configuration({ redirectUri, people }));
  provider.use(async (ctx, next) => {
    await next();
    if (ctx.path === "/token" && ctx.body?.id_token) ctx.body = { ...ctx.body, id_token: state.tamper(ctx.body.id_token) };
  });
  const [callback, interaction] = [provider.callback(), interact({ provider, state })];
  return (request, response) => {
    if (!request.url.startsWith("/interaction/")) return callback(request, response);
    return interaction(request, response).catch((error) => response.writeHead(500).end(String(error)));
  };
}

export async function startTestProvider() {
  const state = { who: "nobody", tamper: (token) => token, handle: (_, response) => response.writeHead(503).end() };
  const people = new Map();
  const server = http.createServer((request, response) => void state.handle(request, response));
  const port = await listen(server, 0);
  const issuer = `http://127.0.0.1:${port}`;
  return {
    issuer,
    people,
    trust(url) {
      state.handle = makeProvider({ issuer, redirectUri: `${url}/api/auth/callback/oidc`, people, state });
    },
    signsInAs(sub) {
      state.who = sub;
    },
    tamperWith(change = (token) => token) {
      state.tamper = change;
    },
    goDown: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
    comeBack: () => listen(server, port),
  };
}
