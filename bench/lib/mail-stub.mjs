/** A mail server of the bench's own: takes everything, says nothing, or refuses everybody. */
import { once } from "node:events";
import { createServer } from "node:net";

const REPLIES = { EHLO: "250 bench", HELO: "250 bench", MAIL: "250 ok", RCPT: "250 ok", DATA: "354 go on", QUIT: "221 bye" };

function talk(socket, note) {
  let isText = false;
  let rest = "";
  socket.write("220 bench\r\n");
  socket.setEncoding("latin1").on("data", (chunk) => {
    const lines = (rest + chunk).split("\r\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      if (isText) {
        if (line !== ".") continue;
        isText = false;
        note();
        socket.write("250 taken\r\n");
        continue;
      }
      const word = line.slice(0, 4).toUpperCase();
      isText = word === "DATA";
      socket.write(`${REPLIES[word] ?? "250 ok"}\r\n`);
    }
  });
}

/**
 * Starts it. `behave` sets what it does with connections from now on, and drops those there are.
 * @param {number} port
 */
export async function startMailStub(port) {
  let behaviour = "takes";
  let taken = 0;
  const sockets = new Set();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined).once("close", () => sockets.delete(socket));
    if (behaviour === "refuses") socket.end("421 not now\r\n");
    else if (behaviour === "takes") talk(socket, () => (taken += 1));
    // "hangs": it took the connection, and that is all.
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  server.unref();
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken: () => taken,
    behave(next) {
      behaviour = next;
      for (const socket of sockets) socket.destroy();
    },
    stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
