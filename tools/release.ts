/**
 * The release as one archive that an administrator hosts as it is: `ADDIN_URL=https://…/ npm run release`. Builds the production
 * pages, adds what the administrator has to know, and writes release/NAME-VERSION.zip with its SHA-256 beside it. The same sources
 * give the same bytes, so that whoever receives the archive can make it again and compare.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { zipSync, type Zippable } from "fflate";
import { name, version } from "../package.json";

const ROOT = join(__dirname, "..");
/** Times in a zip begin here; the files' own would differ from build to build. */
const NO_TIME = new Date(1980, 0, 1);

/** What stands beside the pages. */
const NOTE = `预算公开助手 ${version}

1. 把本压缩包的全部内容放到内网 https 服务器上构建时指定的地址（manifest.xml 里已写好），不改文件名和目录。
2. 在 Microsoft 365 管理中心或共享文件夹目录中部署 manifest.xml；Excel 2021、Microsoft 365、网页版 Excel 均可。
3. 没有 Excel 的人用 workbench/：同样放在服务器上，或复制到本机，用 Chrome、Edge 打开 workbench/index.html。
4. 各页自带内容安全策略：只向本服务器取文件，另向微软（或世纪互联）取 Office.js。服务器不需要运行任何程序，也收不到任何数据。
5. 压缩包的 SHA-256 写在旁边的 .sha256 文件里。
`;

/** A folder as an archive: every file, in order of its path, without times; and the note. */
export function archiveOf(folder: string, note: string): Uint8Array {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ parentPath, name: file }) => join(parentPath, file));
  const entries: Zippable = { "README.txt": [new TextEncoder().encode(`\ufeff${note.replaceAll("\n", "\r\n")}`), { mtime: NO_TIME }] };
  for (const file of files.sort()) entries[relative(folder, file).split(sep).join("/")] = [readFileSync(file), { mtime: NO_TIME }];
  return zipSync(entries, { level: 9 });
}

function main(): void {
  execFileSync(process.execPath, [join(ROOT, "node_modules/webpack-cli/bin/cli.js"), "--mode", "production"], { cwd: ROOT, stdio: "inherit" });
  const archive = archiveOf(join(ROOT, "dist"), NOTE);
  const home = join(ROOT, "release");
  mkdirSync(home, { recursive: true });
  const file = `${name}-${version}.zip`;
  writeFileSync(join(home, file), archive);
  writeFileSync(join(home, `${file}.sha256`), `${createHash("sha256").update(archive).digest("hex")}  ${file}\n`);
  console.log(`release/${file} ${(archive.length / 1024 / 1024).toFixed(1)} MB`);
}

if (require.main === module) main();
