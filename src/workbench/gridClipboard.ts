/** What was copied in the grid is what is pasted there, however soon. */
import type { DependencyOverride } from "@univerjs/core";
import { BrowserClipboardService, HTML_CLIPBOARD_MIME_TYPE, IClipboardInterfaceService, PLAIN_TEXT_CLIPBOARD_MIME_TYPE } from "@univerjs/ui";

/** The fields that the grid's library takes keys and pasted content by. */
const FIELDS = "[contenteditable][id^=__editor_]";

interface Copied {
  readonly text: string;
  readonly html: string;
}

/**
 * A browser takes a copy only after a moment, a large one or on a busy machine after a long one. Until then its clipboard holds
 * what was there before: pasted meanwhile, other amounts than those just copied, or nothing, would come into the cells. Content
 * that is still on its way is therefore given to the paste by ourselves.
 *
 * @returns what takes the place of the library's way, and how to stop listening
 */
export function promptClipboard(): { readonly override: DependencyOverride; readonly stop: () => void } {
  let onItsWay: Copied | null = null;
  let written = Promise.resolve();

  class PromptClipboardService extends BrowserClipboardService {
    /** Does not wait for the browser, so that the frame around what was copied is drawn at once; what the browser refuses is told by the library. */
    override write(text: string, html: string, customData?: Record<string, string>): Promise<void> {
      const copied = { text, html };
      onItsWay = copied;
      written = super.write(text, html, customData).finally(() => {
        if (onItsWay === copied) onItsWay = null;
      });
      return Promise.resolve();
    }

    override async read(): Promise<ClipboardItem[]> {
      await written;
      return super.read();
    }
  }

  const watching = new AbortController();
  // Whoever leaves the cells, for the pane or another program, or copies a text of the page, may have copied something newer.
  for (const type of ["blur", "copy", "cut"]) window.addEventListener(type, ({ target }) => { if (type !== "blur" || target === window) onItsWay = null; }, { capture: true, signal: watching.signal });
  window.addEventListener("paste", (event) => {
    const { target } = event;
    // The one that is sent in its place comes by here too.
    if (!event.isTrusted || onItsWay === null || !(target instanceof Element) || !target.matches(FIELDS)) return;
    const { text, html } = onItsWay;
    event.preventDefault();
    event.stopImmediatePropagation();
    const clipboardData = new DataTransfer();
    clipboardData.setData(PLAIN_TEXT_CLIPBOARD_MIME_TYPE, text);
    clipboardData.setData(HTML_CLIPBOARD_MIME_TYPE, html);
    target.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true, composed: true }));
  }, { capture: true, signal: watching.signal });
  return { override: [[IClipboardInterfaceService, { useClass: PromptClipboardService }]], stop: () => watching.abort() };
}
