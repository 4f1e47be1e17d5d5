/** Node only: loads the real, unmodified client library into this realm on top of a simulated Excel, for jest. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { initCalculationSync } from "./engine";
import { SimulatedExcel, type Bridge, type HostOptions } from "./host";

export interface LoadOptions {
  /** Highest version of each requirement set; a member of a newer set then throws ApiNotFound where it is called. */
  readonly requirementSets?: Readonly<Record<string, string>>;
}

/** The parts of the library that its typings leave out. */
interface ExtensionInternals {
  readonly HostBridge: { init(bridge: Bridge): void };
  readonly Utility: { _synchronousCleanup: boolean };
  readonly CommonUtility: { _doApiNotSupportedCheck: boolean };
}

const CLIENT = "excel-win32-16.01.js";
const fromHere = createRequire(join(process.cwd(), "package.json"));
let limits: Readonly<Record<string, string>> = {};
let loaded = false;
let current: SimulatedExcel | undefined;

/** Makes the calculation library ready in Node. */
export function initCalculationInNode(): void {
  initCalculationSync(readFileSync(fromHere.resolve("@ironcalc/wasm/wasm_bg.wasm")));
}

/** A new simulated Excel, and the client library talking to it; the library is loaded at the first call. */
export function openExcel(options: HostOptions & LoadOptions = {}): SimulatedExcel {
  initCalculationInNode();
  const host = new SimulatedExcel(options);
  if (loaded) useHost(host, options);
  else loadOffice(host, options);
  return host;
}

/** Loads the library: globals `Excel`, `Office` and `OfficeExtension` exist afterwards, as in a task pane. */
export function loadOffice(host: SimulatedExcel, options: LoadOptions = {}): void {
  if (!loaded) {
    offerBrowserGlobals(host);
    const source = readFileSync(join(fromHere.resolve("@microsoft/office-js/package.json"), "..", "dist", CLIENT), "utf8");
    // The library must live in this realm, or its arrays and errors would be foreign to the tests; `vm` would take it to another under jest.
    const evaluate = Reflect.get(globalThis, "eval") as (code: string) => unknown;
    quietly(() => evaluate(source));
    loaded = true;
    const info = { host: "Excel", platform: "PC" };
    const onReady = async (callback?: (info: unknown) => void): Promise<unknown> => {
      await Promise.resolve();
      callback?.(info);
      return info;
    };
    Object.assign(Office, { onReady });
  }
  useHost(host, options);
}

/** Points the loaded library at another simulated Excel. */
export function useHost(host: SimulatedExcel, options: LoadOptions = {}): void {
  const internals = OfficeExtension as unknown as ExtensionInternals;
  current = host;
  settings.pending.clear();
  internals.HostBridge.init(host.bridge);
  internals.Utility._synchronousCleanup = true;
  limits = options.requirementSets ?? {};
  internals.CommonUtility._doApiNotSupportedCheck = options.requirementSets !== undefined;
}

function isSetSupported(name: string, version?: string | number): boolean {
  const limit = limits[name];
  if (limit === undefined || version === undefined) return true;
  const [major = 0, minor = 0] = String(version).split(".").map(Number);
  const [topMajor = 0, topMinor = 0] = limit.split(".").map(Number);
  return major < topMajor || (major === topMajor && minor <= topMinor);
}

/** The few things of a browser that the library touches while it loads; what jsdom already has stays. */
function offerBrowserGlobals(host: SimulatedExcel): void {
  const world = globalThis as unknown as Record<string, unknown>;
  const element = (): unknown => ({ setAttribute: () => undefined, appendChild: () => undefined, style: {} });
  const nothing = (): void => undefined;
  const offers: Readonly<Record<string, unknown>> = {
    window: world,
    self: world,
    top: world,
    parent: world,
    name: "",
    location: { hash: "", search: "", protocol: "http:", href: "http://localhost/", host: "localhost" },
    document: { getElementById: () => null, createElement: element, getElementsByTagName: () => [element()], addEventListener: nothing, cookie: "" },
    addEventListener: nothing,
    removeEventListener: nothing,
    postMessage: nothing,
  };
  for (const [name, value] of Object.entries(offers)) world[name] ??= value;
  const navigator = world["navigator"] as { readonly userAgent?: string } | undefined;
  if (navigator?.userAgent === undefined) Object.defineProperty(world, "navigator", { value: { userAgent: "node" }, configurable: true });
  const context = {
    host: "Excel",
    platform: "PC",
    displayLanguage: "zh-CN",
    contentLanguage: "zh-CN",
    diagnostics: { host: "Excel", platform: "PC", version: "16.0.18000.20000" },
    requirements: { isSetSupported },
    document: { settings },
  };
  world["OSF"] = { _OfficeAppFactory: { getContext: () => context, getHostInfo: () => ({ hostType: "excel", hostPlatform: "win32", flags: 0 }) } };
  world["_richApiNativeBridge"] = host.bridge;
}

/** The common API's settings, over the document of whichever host is in use. */
const settings = {
  pending: new Map<string, unknown>(),
  get: (key: string): unknown => (settings.pending.has(key) ? settings.pending.get(key) : JSON.parse(current?.settings[key] ?? "null")),
  set: (key: string, value: unknown): void => void settings.pending.set(key, value),
  remove: (key: string): void => void settings.pending.set(key, null),
  saveAsync: (callback?: (result: { readonly status: string }) => void): void => {
    if (!current) return;
    const all = { ...current.settings, ...Object.fromEntries([...settings.pending].map(([key, value]) => [key, JSON.stringify(value)])) };
    current.settings = Object.fromEntries(Object.entries(all).filter(([, text]) => text !== "null"));
    settings.pending.clear();
    callback?.({ status: "succeeded" });
  },
};

/** The library greets on the console while it loads. */
function quietly(run: () => unknown): void {
  const shown = globalThis.console;
  globalThis.console = { ...shown, log: () => undefined, error: () => undefined };
  try {
    run();
  } finally {
    globalThis.console = shown;
  }
}
