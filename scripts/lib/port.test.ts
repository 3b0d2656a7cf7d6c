import { once } from "node:events";
import net, { type AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { assertPortFree } from "./port.mjs";

async function listen(host: string) {
  const server = net.createServer().listen(0, host);
  await once(server, "listening");
  return { port: (server.address() as AddressInfo).port, close: () => new Promise((resolve) => server.close(resolve)) };
}

describe("the port to serve on", () => {
  it.each(["127.0.0.1", "0.0.0.0"])("is refused with its holder's name while a program listens on %s", async (host) => {
    const { port, close } = await listen(host);
    const holder = process.platform === "linux" ? ` by .*process ${process.pid}\\)` : "";
    await expect(assertPortFree("127.0.0.1", port)).rejects.toThrow(new RegExp(`Port ${port} is taken${holder}`));
    await close();
    await expect(assertPortFree("127.0.0.1", port)).resolves.toBeUndefined();
  });

  it("is refused where no browser would open it", async () => {
    await expect(assertPortFree("127.0.0.1", 6000)).rejects.toThrow("Browsers refuse to open port 6000");
  });

  it("is refused on an address that is not this machine's", async () => {
    await expect(assertPortFree("192.0.2.1", 4199)).rejects.toThrow("TMINUS_HOST must be an address of this machine");
  });
});
