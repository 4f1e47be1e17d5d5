import { complaints, isFree, newerNode, shippedFrom } from "../../tools/audit";

const LOCK = {
  "node_modules/a": { version: "1.0.0", license: "MIT", dependencies: { b: "*" } },
  "node_modules/b": { version: "1.0.0", license: "GPL-3.0-only" },
  "node_modules/a/node_modules/b": { version: "3.7.0", license: "ISC", engines: { node: ">=22" }, dependencies: { c: "*" } },
  "node_modules/c": { version: "2.0.0" },
  "node_modules/onlyForTests": { version: "1.0.0", license: "GPL-3.0-only" },
};
const HOLES = [{ package: "b", below: "3.8.0", id: "CVE-1", what: "climbs" }];

test.each([["MIT", true], ["(MIT OR GPL-3.0-or-later)", true], ["MIT AND BSD-3-Clause", true], ["MIT/X11", true], ["MIT AND GPL-3.0-only", false], ["GPL-3.0-only", false], ["", false]])("licence %s", (expression, free) => {
  expect(isFree(expression)).toBe(free);
});

test("packages are found as Node finds them, and only those that are shipped", () => {
  expect([...shippedFrom(LOCK, ["a"]).keys()]).toEqual(["node_modules/a", "node_modules/a/node_modules/b", "node_modules/c"]);
});

test("what is wrong is said, a line each", () => {
  expect(complaints(shippedFrom(LOCK, ["a"]), HOLES)).toEqual(["b 3.7.0: CVE-1, climbs; mended in 3.8.0", "c 2.0.0: licence not stated"]);
  expect(newerNode(shippedFrom(LOCK, ["a"]), "20.19.0")).toEqual(["b 3.7.0: wants Node >=22, README promises 20.19.0"]);
  expect(complaints(shippedFrom(LOCK, ["b"]), HOLES)).toEqual(["b 1.0.0: licence GPL-3.0-only", "b 1.0.0: CVE-1, climbs; mended in 3.8.0"]);
});
