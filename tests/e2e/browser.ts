/**
 * A browser and the workbench, for the tests that need them.
 *
 * The browser is, in this order: CHROMIUM_PATH; the Chromium packed in the npm package @sparticuz/chromium, unpacked
 * with its own libraries into .cache/; the machine's Chromium or Chrome; Debian's Chromium, installed here when root
 * runs with CI set. When none starts, the test fails and says what was tried.
 */
import { execFile, execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream, existsSync, readdirSync, readFileSync, statSync, chmodSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { dirname, extname, join, resolve, sep } from "node:path";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { createBrotliDecompress } from "node:zlib";
import { chromium, type Browser } from "playwright-core";
import { makeOnce } from "./once";

const ROOT = resolve(__dirname, "../..");
export const CACHE = join(ROOT, ".cache");
const OFFICE_JS = join(ROOT, "node_modules/@microsoft/office-js/dist");
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
];
const SYSTEM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"];

/** For a machine without fontconfig: the packed font, and whatever fonts there are. */
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir prefix="relative">fonts</dir><dir>/usr/share/fonts</dir><cachedir prefix="relative">font-cache</cachedir></fontconfig>
`;

interface Candidate {
  readonly executablePath: string;
  readonly env?: Record<string, string>;
}

/** Starts a headless browser. @throws when no browser can be had; the message lists what was tried. */
export async function launchBrowser(): Promise<Browser> {
  const failures: string[] = [];
  for (const [name, find] of candidates()) {
    try {
      const found = await find();
      if (!found) {
        failures.push(`${name}: not there`);
        continue;
      }
      return await chromium.launch({ executablePath: found.executablePath, args: FLAGS, headless: true, env: { ...environment(), ...found.env } });
    } catch (error) {
      failures.push(`${name}: ${(error instanceof Error ? error.message : String(error)).split("\n")[0]}`);
    }
  }
  throw new Error(`No browser can be had for the browser tests. Install Chromium or set CHROMIUM_PATH.\n  ${failures.join("\n  ")}`);
}

function candidates(): [string, () => Promise<Candidate | undefined> | Candidate | undefined][] {
  const given = process.env["CHROMIUM_PATH"];
  return [
    ["CHROMIUM_PATH", () => (given ? { executablePath: given } : undefined)],
    ["@sparticuz/chromium", packedChromium],
    ["the machine's Chromium", systemChromium],
    ["apt-get install chromium (root and CI only)", installedChromium],
  ];
}

function systemChromium(): Candidate | undefined {
  const executablePath = SYSTEM.find((path) => existsSync(path));
  return executablePath ? { executablePath } : undefined;
}

function installedChromium(): Candidate | undefined {
  if (!process.env["CI"] || process.getuid?.() !== 0) return undefined;
  execFileSync("apt-get", ["update"], { stdio: "ignore", timeout: 120_000 });
  execFileSync("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], { stdio: "ignore", timeout: 300_000 });
  return systemChromium();
}

/** The package is built for x64 Linux only. Its archive al2023 carries the libraries that a bare machine lacks. */
async function packedChromium(): Promise<Candidate | undefined> {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  const packed = join(dirname(createRequire(__filename).resolve("@sparticuz/chromium")), "../../bin");
  if (!existsSync(packed)) return undefined;
  const version = createHash("sha256").update(readdirSync(packed).map((file) => `${file} ${statSync(join(packed, file)).size}`).join("\n"));
  const home = await makeOnce(join(CACHE, "chromium", version.digest("hex").slice(0, 12)), async (into) => {
    await unpack(join(packed, "chromium.br"), join(into, "chromium"));
    chmodSync(join(into, "chromium"), 0o755);
    for (const archive of ["al2023", "swiftshader", "fonts"]) {
      const tar = join(into, `${archive}.tar`);
      await unpack(join(packed, `${archive}.tar.br`), tar);
      execFileSync("tar", ["-xf", tar, "-C", into]);
      rmSync(tar);
    }
    writeFileSync(join(into, "fonts.conf"), FONTS);
  });
  const libraries = [join(home, "lib"), process.env["LD_LIBRARY_PATH"]].filter(Boolean).join(":");
  const fonts = existsSync("/etc/fonts/fonts.conf") ? {} : { FONTCONFIG_PATH: home };
  return { executablePath: join(home, "chromium"), env: { LD_LIBRARY_PATH: libraries, ...fonts } };
}

async function unpack(from: string, to: string): Promise<void> {
  await pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to));
}

function environment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

/**
 * Builds the development pages once for the sources as they are, and serves them on a free port of this machine, with the
 * client library of @microsoft/office-js under /officejs/ as `npm start` does.
 *
 * @returns the address of the workbench, ending in a slash, and how to stop serving it
 */
export async function startWorkbench(): Promise<{ url: string; stop: () => Promise<void> }> {
  return serve(await builtPages("development"));
}

/** The address that the production pages of the tests are built for. */
export const HOSTED_AT = "https://budget.example.org/addin/";

/**
 * The folder with the pages: "development" has the workbench over Office.js, "production" is what `npm run build` makes for
 * {@link HOSTED_AT}: the add-in, and the released workbench in the folder workbench.
 * Built when the sources changed, else taken from .cache/.
 *
 * @throws when webpack fails, with what it said
 */
export async function builtPages(mode: "development" | "production"): Promise<string> {
  const home = join(CACHE, "pages", mode);
  return makeOnce(join(home, fingerprint()), async (into) => {
    for (const old of existsSync(home) ? readdirSync(home) : []) {
      if (!old.includes(".")) rmSync(join(home, old), { recursive: true, force: true });
    }
    const webpack = createRequire(__filename).resolve("webpack/bin/webpack.js");
    const env = { ...environment(), ADDIN_URL: HOSTED_AT };
    try {
      // Room for what a build makes and lets go at once: a tenth of its time.
      await promisify(execFile)(process.execPath, ["--max-semi-space-size=64", webpack, "--mode", mode, "--env", `out=${into}`], { cwd: ROOT, env, maxBuffer: 1 << 26 });
    } catch (error) {
      const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
      throw new Error(`The ${mode} pages could not be built.\n${(stdout + stderr).slice(0, 4000)}`);
    }
  });
}

/** Names the sources that the pages are made of, by their content. */
export function fingerprint(): string {
  const hash = createHash("sha256");
  const add = (path: string): void => {
    if (statSync(path).isDirectory()) readdirSync(path).sort().forEach((name) => add(join(path, name)));
    else hash.update(path).update(readFileSync(path));
  };
  for (const part of ["src", "assets", "tools", "webpack.config.js", "package.json", "tsconfig.json", "manifest.xml"]) {
    if (existsSync(join(ROOT, part))) add(join(ROOT, part));
  }
  return hash.digest("hex").slice(0, 16);
}

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** Serves a directory on a free port of 127.0.0.1, and Office.js under /officejs/. */
export async function serve(directory: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    const [base, rest] = path.startsWith("/officejs/") ? [OFFICE_JS, path.slice("/officejs/".length)] : [directory, path.slice(1)];
    const file = resolve(base, rest === "" ? "index.html" : rest);
    if (!file.startsWith(base + sep) || !statSync(file, { throwIfNoEntry: false })?.isFile()) {
      response.writeHead(404, { "Content-Type": "text/plain" }).end("not found");
      return;
    }
    response.writeHead(200, { "Content-Type": TYPES[extname(file)] ?? "application/octet-stream", "X-Content-Type-Options": "nosniff" });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return {
    url: `http://127.0.0.1:${address.port}/`,
    stop: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
