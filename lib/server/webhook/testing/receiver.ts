import http from "node:http";
import type { AddressInfo } from "node:net";

export type Received = { readonly headers: http.IncomingHttpHeaders; readonly body: string };
type Behaviour = number | ((request: http.IncomingMessage, response: http.ServerResponse) => void);

/** A real HTTP server that notes what it is sent. `answers` are used in turn, the last one for good. */
export async function startReceiver(...answers: Behaviour[]) {
  const received: Received[] = [];
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      received.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
      const answer = answers[Math.min(received.length, answers.length) - 1] ?? 204;
      if (typeof answer === "function") answer(request, response);
      else response.writeHead(answer).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}/hook`, received, stop };
}
