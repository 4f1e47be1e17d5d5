/** What desktop Excel offers the client library under `window.external` while it boots, and for the common API's events and settings. */
import type { SimulatedExcel } from "./host";

export interface ExternalOptions {
  /** Display language; the library has texts for it. */
  readonly locale?: string;
  /** Requirement sets the simulated Excel claims to have. */
  readonly requirementSets?: Readonly<Record<string, string>>;
  /** The workbook as an .xlsx file, for programs that ask for the document's; without it they are told that there is none. */
  readonly file?: () => Promise<Uint8Array>;
  /** The Office theme's colours, "#rrggbb". */
  readonly theme?: Readonly<Record<string, string>>;
}

export const REQUIREMENT_SETS: Readonly<Record<string, string>> = {
  ExcelApi: "1.15",
  SharedRuntime: "1.2",
  DialogApi: "1.2",
  RibbonApi: "1.1",
  RichApiRuntime: "1.2",
  CellEdit: "1.1",
  Settings: "1.1",
  DocumentEvents: "1.1",
  CompressedFile: "1.1",
};

const THEME = { primaryBackColor: "#FFFFFF", primaryFontColor: "#242424", secondaryBackColor: "#F0F0F0", secondaryFontColor: "#424242" };
const SELECTION_CHANGED = 2;
const SUCCESS = 0;

/** Ids of the calls that hand over the document's file, slice by slice, and of the answer to one that fails. */
const FILE = { open: 77, slice: 80, close: 81, internalError: 5001 } as const;

type Callback = (answer: unknown, percent: number) => void;

/** Dispatch answers are arrays behind `toArray`, as COM gives them. */
const safeArray = (items: readonly unknown[]): { toArray(): readonly unknown[]; dimensions(): number } => ({ toArray: () => items, dimensions: () => 1 });

function answerLater(callback: unknown): void {
  if (typeof callback === "function") setTimeout(() => (callback as Callback)(safeArray([SUCCESS]), 100), 0);
}

/** Makes the object to be put at `window.external` of the add-in's page. */
export function externalFor(host: SimulatedExcel, options: ExternalOptions = {}): Readonly<Record<string, unknown>> {
  const locale = options.locale ?? "zh-CN";
  const handlers = new Map<number, (...args: readonly unknown[]) => void>();
  host.onDidChange((change) => {
    if (change.kind === "selection") handlers.get(SELECTION_CHANGED)?.(SELECTION_CHANGED, safeArray([]));
  });
  const copies = new Map<number, Uint8Array>();
  const answerFile = async (id: number, parameters: readonly number[]): Promise<readonly unknown[]> => {
    const [handle = 0, offset = 0, size = 0] = parameters;
    if (id === FILE.open) {
      if (!options.file) return [FILE.internalError];
      const bytes = await options.file();
      copies.set(copies.size + 1, bytes);
      return [SUCCESS, copies.size, bytes.length];
    }
    const copy = copies.get(handle);
    if (!copy) return [FILE.internalError];
    if (id === FILE.close) return [SUCCESS];
    const slice = copy.subarray(offset, offset + size);
    return [SUCCESS, [...slice], slice.length];
  };
  const settings = {
    Read(keys: string[], values: string[]): readonly unknown[] {
      for (const [key, value] of Object.entries(host.settings)) {
        keys.push(key);
        values.push(value);
      }
      return [];
    },
    Write(keys: readonly string[], values: readonly string[]): number {
      host.settings = Object.fromEntries(keys.map((key, index) => [key, values[index] ?? ""]));
      return SUCCESS;
    },
  };
  const context = {
    GetAppType: () => 1,
    GetSolutionRef: () => "simulated",
    GetAppVersionMajor: () => 16,
    GetAppVersionMinor: () => 1,
    GetAppUILocale: () => locale,
    GetAppDataLocale: () => locale,
    GetDocUrl: () => `C:\\Simulated\\${host.save().name ?? "Simulated.xlsx"}`,
    GetAppCapabilities: () => 1,
    GetActivationMode: () => 1,
    GetControlIntegrationLevel: () => 1,
    GetSolutionToken: () => "",
    GetCorrelationId: () => "",
    GetInstanceId: () => "simulated",
    GetTouchEnabled: () => false,
    GetCommerceAllowed: () => false,
    GetSupportedMatrix: () => JSON.stringify({ ...REQUIREMENT_SETS, ...options.requirementSets }),
    GetHostFullVersion: () => "16.0.18000.20000",
    GetOfficeThemeInfo: () => JSON.stringify(Object.fromEntries(Object.entries({ ...THEME, ...options.theme }).map(([name, color]) => [name, Number.parseInt(color.slice(1), 16)]))),
    GetSettings: () => settings,
  };
  return {
    GetContext: () => context,
    GetHostInfo: () => `_host_Info=Excel$Win32$16.01$${locale}$simulated$$disableLogging$0`,
    GetLoggingAllowed: () => false,
    Execute(id: number, parameters: readonly number[], callback: unknown) {
      if (id !== FILE.open && id !== FILE.slice && id !== FILE.close) return answerLater(callback);
      void answerFile(id, parameters).catch(() => [FILE.internalError]).then((answer) => {
        if (typeof callback === "function") (callback as Callback)(safeArray(answer), 100);
      });
    },
    RegisterEvent(id: number, _target: string, handler: (...args: readonly unknown[]) => void, callback: unknown) {
      handlers.set(id, handler);
      answerLater(callback);
    },
    UnregisterEvent(id: number, _target: string, callback: unknown) {
      handlers.delete(id);
      answerLater(callback);
    },
  };
}
