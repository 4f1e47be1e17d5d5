/** The list of functions under a formula that is being typed takes a key only while it offers what is written there. */
import type { DependencyOverride, IDisposable, Injector } from "@univerjs/core";
import { IEditorService } from "@univerjs/docs-ui";
import { IShortcutService, ShortcutService, type IShortcutItem } from "@univerjs/ui";
import { isWritten } from "./gridTyped";

/** The keys of the list, as the library names their command: it ends in the name of the field. */
const COMPLETES = "sheet.formula-embedding-editor.search_function.";
/** What the entries of the list begin with, in another colour: the text that they were looked for by. */
const LOOKED_FOR = "[data-u-comp=sheets-formula-editor] li span span";

/**
 * The library looks for functions only once nothing was typed for a third of a second, and leaves its list standing until then.
 * `=A`, a moment of thought, and `1` and Enter would become the function that is first in the list by `A`, in place of the
 * cell A1. The keys of a list that is behind go to the cell, as if it were closed already.
 *
 * @param injector of the grid, which is there when its first formula is typed
 * @returns what takes the place of the library's way
 */
export function currentCompletion(injector: () => Injector): DependencyOverride {
  const isCurrent = (): boolean => {
    const editor = injector().get(IEditorService).getFocusEditor();
    const caret = editor?.getSelectionRanges()[0];
    const text = editor?.getDocumentDataModel()?.getPlainText() ?? "";
    const lookedFor = document.querySelector(LOOKED_FOR)?.textContent ?? "";
    return caret !== undefined && isWritten(lookedFor, text, caret.startOffset);
  };

  class CurrentShortcutService extends ShortcutService {
    override registerShortcut(shortcut: IShortcutItem): IDisposable {
      if (!shortcut.id.startsWith(COMPLETES)) return super.registerShortcut(shortcut);
      return super.registerShortcut({ ...shortcut, preconditions: (context) => isCurrent() && (shortcut.preconditions?.(context) ?? true) });
    }
  }
  return [[IShortcutService, { useClass: CurrentShortcutService }]];
}
