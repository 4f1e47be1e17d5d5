/** Who holds the keyboard: the grid takes it when a person comes to it, and never by itself from where a person is. */
import {
  DOCS_NORMAL_EDITOR_UNIT_ID_KEY, EDITOR_ACTIVATED, FOCUSING_EDITOR_STANDALONE, IContextService, IUniverInstanceService, type DependencyOverride, type Injector,
} from "@univerjs/core";
import { EditorService, IEditorService } from "@univerjs/docs-ui";

/**
 * The library gives its field the focus when a cell is first shown as chosen, wherever the person is by then: whoever has
 * gone to the ribbon or to the pane's edge while the page was still being drawn would lose the next key.
 *
 * @param container where the grid is drawn
 * @param injector of the grid, which is there when its first cell is drawn
 * @returns what takes the place of the library's way, and how to stop watching where the person is
 */
export function politeKeyboard(container: HTMLElement, injector: () => Injector): { readonly override: DependencyOverride; readonly stop: () => void } {
  /** Pressed into the grid, which gets the focus only a moment later. */
  let pressed = false;
  let giving = false;
  const watching = new AbortController();
  const inGrid = (target: EventTarget | null): boolean => target instanceof Node && container.contains(target);
  const listen = (type: string, heard: (event: Event) => void): void => window.addEventListener(type, heard, { capture: true, signal: watching.signal });
  listen("pointerdown", ({ target }) => (pressed = inGrid(target)));
  // Of the window: the focus went into the pane's frame.
  listen("blur", ({ target }) => (pressed &&= target !== window));
  listen("focusin", ({ target }) => {
    pressed &&= inGrid(target);
    if (!giving && inGrid(target) && target instanceof HTMLElement && target.isContentEditable) adopt();
  });
  const free = (): boolean => pressed || document.activeElement === null || document.activeElement === document.body || inGrid(document.activeElement);

  /** The field of the cells has the focus by key, and the library is to know of it. */
  function adopt(): void {
    const service = injector().get(IEditorService);
    if (service.getFocusEditor()) return;
    service.focus(DOCS_NORMAL_EDITOR_UNIT_ID_KEY);
    // A cell is chosen and not typed in.
    for (const name of [EDITOR_ACTIVATED, FOCUSING_EDITOR_STANDALONE]) injector().get(IContextService).setContextValue(name, false);
  }

  class PoliteEditorService extends EditorService {
    override focus(editor: string): void {
      if (free()) {
        giving = true;
        super.focus(editor);
        giving = false;
      } else if (editor === DOCS_NORMAL_EDITOR_UNIT_ID_KEY) {
        // The field of the cells is the one that gets the focus once the person comes.
        injector().get(IUniverInstanceService).setCurrentUnitForType(editor);
      }
    }
  }
  return { override: [[IEditorService, { useClass: PoliteEditorService }]], stop: () => watching.abort() };
}
