/** The grid's library, registered plugin by plugin. It only draws and takes input: its own calculation is switched off. */
import { FUniver } from "@univerjs/core/facade";
import { LocaleType, LogLevel, mergeLocales, Univer } from "@univerjs/core";
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
import designZh from "@univerjs/design/locale/zh-CN";
import docsUiZh from "@univerjs/docs-ui/locale/zh-CN";
import sheetsFormulaUiZh from "@univerjs/sheets-formula-ui/locale/zh-CN";
import sheetsFormulaZh from "@univerjs/sheets-formula/locale/zh-CN";
import sheetsNumfmtUiZh from "@univerjs/sheets-numfmt-ui/locale/zh-CN";
import sheetsUiZh from "@univerjs/sheets-ui/locale/zh-CN";
import sheetsZh from "@univerjs/sheets/locale/zh-CN";
import uiZh from "@univerjs/ui/locale/zh-CN";
import "@univerjs/design/lib/index.css";
import "@univerjs/ui/lib/index.css";
import "@univerjs/docs-ui/lib/index.css";
import "@univerjs/sheets-ui/lib/index.css";
import "@univerjs/sheets-formula-ui/lib/index.css";
import "@univerjs/sheets-numfmt-ui/lib/index.css";
import "@univerjs/sheets/facade";
import "@univerjs/ui/facade";
import "@univerjs/sheets-ui/facade";

/** Menu entries that would change what the simulated Excel is not told of. */
const HIDDEN_MENUS = [
  "sheet.command.set-tab-color", "sheet.command.copy-worksheet-confirm", "sheet.menu.sheet-freeze", "sheet.contextMenu.permission",
  "sheet.menu.paste-special", "sheet.command.optional-paste",
];

/** A new grid in `container`, empty. */
export function newUniver(container: HTMLElement): { readonly univer: Univer; readonly api: FUniver } {
  const univer = new Univer({
    locale: LocaleType.ZH_CN,
    locales: { [LocaleType.ZH_CN]: mergeLocales(designZh, uiZh, docsUiZh, sheetsZh, sheetsUiZh, sheetsFormulaZh, sheetsFormulaUiZh, sheetsNumfmtUiZh) },
    logLevel: LogLevel.SILENT,
  });
  univer.registerPlugin(UniverRenderEnginePlugin);
  univer.registerPlugin(UniverFormulaEnginePlugin, { notExecuteFormula: true });
  const menu = Object.fromEntries(HIDDEN_MENUS.map((id) => [id, { hidden: true }]));
  univer.registerPlugin(UniverUIPlugin, { container, header: true, toolbar: false, footer: true, menu });
  univer.registerPlugin(UniverDocsPlugin);
  univer.registerPlugin(UniverDocsUIPlugin);
  univer.registerPlugin(UniverSheetsPlugin, { notExecuteFormula: true });
  univer.registerPlugin(UniverSheetsUIPlugin, { formulaBar: true, menu, footer: { menus: false, zoomSlider: false }, disableForceStringAlert: true, disableForceStringMark: true });
  univer.registerPlugin(UniverSheetsFormulaPlugin);
  univer.registerPlugin(UniverSheetsFormulaUIPlugin);
  univer.registerPlugin(UniverSheetsNumfmtPlugin);
  univer.registerPlugin(UniverSheetsNumfmtUIPlugin);
  return { univer, api: FUniver.newAPI(univer) };
}
