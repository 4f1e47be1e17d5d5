/** The grid's library, registered plugin by plugin. It only draws and takes input: its own calculation is switched off. */
import { FUniver } from "@univerjs/core/facade";
import { LocaleType, LogLevel, Univer, type ILanguagePack } from "@univerjs/core";
import { UniverDocsPlugin } from "@univerjs/docs";
import { UniverDocsUIPlugin } from "@univerjs/docs-ui";
import { UniverFormulaEnginePlugin } from "@univerjs/engine-formula";
import { UniverRenderEnginePlugin } from "@univerjs/engine-render";
import { UniverSheetsPlugin } from "@univerjs/sheets";
import { UniverSheetsFormulaPlugin } from "@univerjs/sheets-formula";
import { UniverSheetsFormulaUIPlugin } from "@univerjs/sheets-formula-ui";
import { UniverSheetsNumfmtPlugin } from "@univerjs/sheets-numfmt";
import { UniverSheetsNumfmtUIPlugin } from "@univerjs/sheets-numfmt-ui";
import { UniverSheetsUIPlugin } from "@univerjs/sheets-ui";
import { UniverUIPlugin } from "@univerjs/ui";
import { promptClipboard } from "./gridClipboard";
import { currentCompletion } from "./gridCompletion";
import { keepFormulasApart } from "./gridFormulas";
import { politeKeyboard } from "./gridKeyboard";
import "@univerjs/design/lib/index.css";
import "@univerjs/ui/lib/index.css";
import "@univerjs/docs-ui/lib/index.css";
import "@univerjs/sheets-ui/lib/index.css";
import "@univerjs/sheets-formula-ui/lib/index.css";
import "@univerjs/sheets-numfmt-ui/lib/index.css";
import "@univerjs/sheets/facade";
import "@univerjs/ui/facade";
import "@univerjs/sheets-ui/facade";

/** The words of the grid in one language, loaded apart. */
export interface GridLocale {
  readonly locale: LocaleType;
  readonly words: ILanguagePack;
}

export async function gridLocale(language: "zh" | "en"): Promise<GridLocale> {
  if (language === "en") return { locale: LocaleType.EN_US, words: (await import("./locale.en")).words };
  return { locale: LocaleType.ZH_CN, words: (await import("./locale.zh")).words };
}

const COLUMN_MENUS = ["sheet.command.insert-col-before", "sheet.command.insert-multi-cols-left", "sheet.command.insert-multi-cols-right", "sheet.command.remove-col-confirm"];
/** Menu entries that would change what the workbook is not told of. */
const HIDDEN_MENUS = [
  "sheet.command.set-tab-color", "sheet.command.copy-worksheet-confirm", "sheet.menu.sheet-freeze", "sheet.menu.sheet-frozen",
  "sheet.column-header-menu.sheet-frozen", "sheet.row-header-menu.sheet-frozen", "sheet.contextMenu.permission", "sheet.menu.paste-special",
  "sheet.menu.copy-special", "sheet.command.optional-paste", "sheet.command.hide-row-confirm", "sheet.command.hide-col-confirm",
  "sheet.command.insert-range-move-right-confirm", "sheet.command.insert-range-move-down-confirm", "sheet.command.delete-range-move-left-confirm",
  "sheet.command.delete-range-move-up-confirm",
];

/** A new grid in `container`, empty; it offers to insert and delete columns where the workbook can. */
export function newUniver(container: HTMLElement, { locale, words }: GridLocale, columns: boolean): { readonly univer: Univer; readonly api: FUniver } {
  const univer = new Univer({ locale, locales: { [locale]: words }, logLevel: LogLevel.SILENT });
  univer.registerPlugin(UniverRenderEnginePlugin);
  univer.registerPlugin(UniverFormulaEnginePlugin, { notExecuteFormula: true });
  keepFormulasApart(univer.__getInjector());
  const menu = Object.fromEntries([...HIDDEN_MENUS, ...(columns ? [] : COLUMN_MENUS)].map((id) => [id, { hidden: true }]));
  const clipboard = promptClipboard();
  const override = [...clipboard.override, ...currentCompletion(() => univer.__getInjector())];
  univer.registerPlugin(UniverUIPlugin, { container, header: true, toolbar: false, footer: true, menu, override });
  univer.registerPlugin(UniverDocsPlugin);
  const keyboard = politeKeyboard(container, () => univer.__getInjector());
  univer.registerPlugin(UniverDocsUIPlugin, { override: keyboard.override });
  univer.registerPlugin(UniverSheetsPlugin, { notExecuteFormula: true });
  univer.registerPlugin(UniverSheetsUIPlugin, { formulaBar: true, menu, footer: { menus: false, zoomSlider: false }, disableForceStringAlert: true, disableForceStringMark: true });
  univer.registerPlugin(UniverSheetsFormulaPlugin);
  univer.registerPlugin(UniverSheetsFormulaUIPlugin);
  univer.registerPlugin(UniverSheetsNumfmtPlugin);
  univer.registerPlugin(UniverSheetsNumfmtUIPlugin);
  univer.onDispose(keyboard.stop);
  univer.onDispose(clipboard.stop);
  return { univer, api: FUniver.newAPI(univer) };
}
