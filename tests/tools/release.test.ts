import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { archiveOf } from "../../tools/release";

const home = mkdtempSync(join(tmpdir(), "release-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));

test("the archive has every file under its path and a note, and the same files give the same bytes", () => {
  mkdirSync(join(home, "workbench"));
  writeFileSync(join(home, "workbench", "index.html"), "<p>表</p>");
  writeFileSync(join(home, "manifest.xml"), "<OfficeApp/>");
  const first = archiveOf(home, "放到服务器上\n");
  utimesSync(join(home, "manifest.xml"), new Date(2030, 0, 1), new Date(2030, 0, 1));
  const text = new TextDecoder("utf-8", { ignoreBOM: true });
  expect(Object.entries(unzipSync(first)).map(([path, bytes]) => `${path} ${text.decode(bytes)}`)).toEqual([
    "README.txt \ufeff放到服务器上\r\n", "manifest.xml <OfficeApp/>", "workbench/index.html <p>表</p>",
  ]);
  expect(Buffer.from(archiveOf(home, "放到服务器上\n")).equals(Buffer.from(first))).toBe(true);
});
