import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { believeAddresses, believedAddress } from "./client-address";
import { testDatabase } from "./testing/database";

testDatabase();

describe("believedAddress", () => {
  it.each([
    ["nobody in between", undefined, 0, "9.9.9.9"],
    ["an invented header without a proxy", "1.2.3.4", 0, "9.9.9.9"],
    ["one proxy", "1.2.3.4", 1, "1.2.3.4"],
    ["an invented entry before the one of our proxy", "6.6.6.6, 1.2.3.4", 1, "1.2.3.4"],
    ["two proxies", "6.6.6.6, 1.2.3.4, 10.0.0.1", 2, "1.2.3.4"],
    ["fewer entries than proxies", "10.0.0.1", 3, "10.0.0.1"],
    ["one proxy that noted nothing", " , ", 1, "9.9.9.9"],
  ])("%s", (_, forwarded, proxies, address) => {
    expect(believedAddress({ forwarded, socket: "9.9.9.9", proxies })).toBe(address);
  });
});

it("replaces what a caller claims before the server's handler sees it", async () => {
  believeAddresses();
  const server = createServer((incoming, response) => response.end(String(incoming.headers["x-forwarded-for"])));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const seen = await new Promise<string>((resolve, reject) => {
    request({ port, host: "127.0.0.1", headers: { "x-forwarded-for": "6.6.6.6" } }, (response) => {
      response.setEncoding("utf8").on("data", resolve);
    })
      .on("error", reject)
      .end();
  });
  server.close();
  expect(seen).toBe("127.0.0.1");
});
