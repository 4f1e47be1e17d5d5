/**
 * What is shipped, checked from the lock without a network: `npm run audit:shipped`. Every package behind the production
 * dependencies must state a licence that lets it be given away, have none of the known holes, and run on the Node that
 * README promises. Known holes are a small list beside this file; it is looked through at each release.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { minVersion, satisfies } from "semver";
import holes from "./knownHoles.json";

/** One package as the lock has it. */
export interface LockedPackage {
  readonly version?: string;
  readonly license?: string | { readonly type?: string };
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly engines?: unknown;
}

/** A hole that is known: versions below one have it. */
export interface KnownHole {
  readonly package: string;
  readonly below: string;
  readonly id: string;
  readonly what: string;
}

export interface Shipped {
  readonly name: string;
  readonly version: string;
  readonly license: string;
}

const FREE = new Set(["MIT", "MIT-0", "ISC", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "CC0-1.0", "Unlicense", "BlueOak-1.0.0", "Python-2.0", "Zlib", "X11"]);
/** Packages that state no licence in their manifest, with what their own files say. */
const STATED_ELSEWHERE: Readonly<Record<string, string>> = { buffers: "MIT" };

/** Whether a licence expression leaves a free choice: "(MIT OR GPL-3.0-or-later)" does, "GPL-3.0-only" does not. */
export function isFree(expression: string): boolean {
  const plain = expression.replace(/[()]/g, " ").trim();
  return plain.split(/\s+OR\s+|\//).some((choice) => choice.split(/\s+AND\s+/).every((part) => FREE.has(part.trim())));
}

/** Every package behind these, found as Node finds them: beside the one that asks, then further up. */
export function shippedFrom(packages: Readonly<Record<string, LockedPackage>>, roots: readonly string[]): ReadonlyMap<string, LockedPackage> {
  const found = new Map<string, LockedPackage>();
  const visit = (name: string, from: string): void => {
    for (let base = from; ; base = base.includes("/node_modules/") ? base.slice(0, base.lastIndexOf("/node_modules/")) : "") {
      const path = `${base === "" ? "" : `${base}/`}node_modules/${name}`;
      const locked = packages[path];
      if (locked) {
        if (found.has(path)) return;
        found.set(path, locked);
        for (const next of Object.keys({ ...locked.dependencies, ...locked.optionalDependencies, ...locked.peerDependencies })) visit(next, path);
        return;
      }
      if (base === "") return;
    }
  };
  for (const root of roots) visit(root, "");
  return found;
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);

/** What is wrong with what is shipped, a line each. */
export function complaints(shipped: ReadonlyMap<string, LockedPackage>, known: readonly KnownHole[]): readonly string[] {
  return [...shipped].flatMap(([path, { version = "", license }]) => {
    const name = nameOf(path);
    const stated = (typeof license === "string" ? license : license?.type) ?? STATED_ELSEWHERE[name] ?? "";
    return [
      ...(isFree(stated) ? [] : [`${name} ${version}: licence ${stated === "" ? "not stated" : stated}`]),
      ...known.filter((hole) => hole.package === name && satisfies(version, `<${hole.below}`)).map(({ id, what, below }) => `${name} ${version}: ${id}, ${what}; mended in ${below}`),
    ];
  });
}

/** Packages that ask for a newer Node than the one promised. Told, and no fault: what they ask for concerns their own tests, and ours run on the promised one. */
export function newerNode(shipped: ReadonlyMap<string, LockedPackage>, node: string): readonly string[] {
  return [...shipped].flatMap(([path, { version = "", engines }]) => {
    const wanted = typeof engines === "object" && engines !== null && "node" in engines && typeof engines.node === "string" ? engines.node : "*";
    return satisfies(node, wanted) ? [] : [`${nameOf(path)} ${version}: wants Node ${wanted}, README promises ${node}`];
  });
}

function main(): void {
  const root = join(__dirname, "..");
  const lock = ["package-lock.json", "node_modules/.package-lock.json"].map((file) => join(root, file)).find((file) => existsSync(file));
  if (lock === undefined) throw new Error("no lock file: run npm install first");
  const { packages } = JSON.parse(readFileSync(lock, "utf8")) as { packages: Record<string, LockedPackage> };
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { dependencies: Record<string, string>; engines?: { node?: string } };
  const node = minVersion(manifest.engines?.node ?? ">=20.19.0")?.version ?? "20.19.0";
  const shipped = shippedFrom(packages, Object.keys(manifest.dependencies));
  const wrong = complaints(shipped, holes);
  const licences = new Map<string, number>();
  for (const { license } of shipped.values()) {
    const stated = typeof license === "string" ? license : "not stated";
    licences.set(stated, (licences.get(stated) ?? 0) + 1);
  }
  process.stdout.write(`${shipped.size} packages behind ${Object.keys(manifest.dependencies).length} dependencies, Node ${node}\n${[...licences].sort((a, b) => b[1] - a[1]).map(([name, count]) => `${name} ${count}`).join(", ")}\n`);
  for (const line of newerNode(shipped, node)) process.stdout.write(`note: ${line}\n`);
  process.stdout.write(wrong.length === 0 ? "no licence and no known hole in the way\n" : "");
  for (const line of wrong) process.stdout.write(`${line}\n`);
  process.exitCode = wrong.length > 0 ? 1 : 0;
}

if (require.main === module) main();
