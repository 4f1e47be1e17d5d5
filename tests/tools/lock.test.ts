/** The lock holds what package.json asks for, on every platform, from any registry, for the Node that README names. */
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { minVersion, satisfies } from "semver";

const ROOT = resolve(__dirname, "../..");
const read = (name: string): unknown => JSON.parse(readFileSync(join(ROOT, name), "utf8"));

interface Locked {
  readonly version: string;
  readonly resolved?: string;
  readonly engines?: { readonly node?: string } | readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
interface Manifest {
  readonly engines: { readonly node: string };
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const manifest = read("package.json") as Manifest;
const packages = Object.entries((read("package-lock.json") as { packages: Readonly<Record<string, Locked>> }).packages);
const at = (name: string): Locked | undefined => packages.find(([path]) => path === `node_modules/${name}`)?.[1];

test("what package.json asks for is there", () => {
  const asked = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  expect(asked.filter(([name, range]) => !satisfies(at(name)?.version ?? "0.0.0", range)).map(([name]) => name)).toEqual([]);
});

test("no registry is named", () => expect(packages.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([]));

test("the binaries of every platform are there", () => {
  const wanted = ["@swc/core", "esbuild"].flatMap((name) => Object.keys(at(name)?.optionalDependencies ?? {}));
  expect(wanted.length).toBeGreaterThan(20);
  expect(wanted.filter((name) => !at(name))).toEqual([]);
});

test("every package runs on the oldest Node that is promised", () => {
  const oldest = minVersion(manifest.engines.node)?.version ?? "";
  const older = packages.flatMap(([path, { engines }]) => {
    const range = engines && "node" in engines ? engines.node : undefined;
    return range === undefined || satisfies(oldest, range) ? [] : [`${path} ${range}`];
  });
  expect(older).toEqual([]);
});
