import { describe, expect, it } from "vitest";
import { ForbiddenTarget, isPublicAddress, resolveTarget } from "./public-address";

describe("whether an address is public", () => {
  it.each([
    ["93.184.216.34", true],
    ["8.8.8.8", true],
    ["2606:4700:4700::1111", true],
    ["127.0.0.1", false],
    ["127.255.255.254", false],
    ["0.0.0.0", false],
    ["10.1.2.3", false],
    ["172.16.0.1", false],
    ["172.32.0.1", true],
    ["192.168.1.1", false],
    ["100.64.0.1", false],
    ["169.254.169.254", false],
    ["224.0.0.1", false],
    ["255.255.255.255", false],
    ["::", false],
    ["::1", false],
    ["::ffff:127.0.0.1", false],
    ["::ffff:8.8.8.8", false],
    ["::127.0.0.1", false],
    ["64:ff9b::7f00:1", false],
    ["2002:7f00:1::", false],
    ["2001:0:7f00:1::", false],
    ["fe80::1", false],
    ["fe80::1%eth0", false],
    ["fc00::1", false],
    ["fd00:ec2::254", false],
    ["ff02::1", false],
    ["localhost", false],
    ["", false],
  ])("%s: %s", (address, isPublic) => {
    expect(isPublicAddress(address)).toBe(isPublic);
  });
});

describe("the target of a webhook", () => {
  /** As the URL parser hands them on, however they were written. */
  it.each([
    "http://localhost/",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f.0.0.1/",
    "http://0177.0.0.1/",
    "http://[::1]/",
    "http://[::ffff:7f00:1]/",
    "http://[::ffff:169.254.169.254]/",
    "http://169.254.169.254/latest/meta-data/",
    "http://10.0.0.1/",
    "http://127.0.0.1./",
  ])("is refused at %s", async (url) => {
    await expect(resolveTarget(new URL(url).hostname, false)).rejects.toThrow(ForbiddenTarget);
  });

  it("is this machine where private targets are allowed", async () => {
    expect(await resolveTarget("127.0.0.1", true)).toEqual({ address: "127.0.0.1", family: 4 });
    expect((await resolveTarget("localhost", true)).address).toMatch(/^(127\.0\.0\.1|::1)$/);
  });
});
