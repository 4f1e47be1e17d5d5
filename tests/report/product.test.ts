import { readFileSync } from "node:fs";
import { PRODUCT } from "../../src/report/product";
import { validationHtml } from "../../src/report";

test("a report names the version that is released", () => {
  const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
  expect(PRODUCT.version).toBe(version);
  expect(validationHtml([], { time: "2026/1/5 09:30" })).toContain(`校验时间 2026/1/5 09:30 · ${PRODUCT.name} ${version}`);
});
