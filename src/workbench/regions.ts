/** Going from region to region of the page by F6 and Shift+F6, as in Excel: files and ribbon, cells, sheet tabs, pane. */
import { useEffect, type RefObject } from "react";
import type { WorkbookGrid } from "./grid";

/** What keeps Escape for itself: a menu, a list or a dialog that is open, and a field that is being typed in. */
const KEEPS_ESCAPE = "[role=menu], [role=dialog], [role=alertdialog], [role=listbox], [aria-expanded=true][role=combobox]";
const FIELDS = "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable=true]";

interface Region {
  readonly holds: (element: Element) => boolean;
  /** Gives it the focus; false when it is not there to be focused. */
  readonly enter: () => boolean;
}

interface Parts {
  readonly header: RefObject<HTMLElement | null>;
  readonly container: RefObject<HTMLElement | null>;
  readonly frame: RefObject<HTMLIFrameElement | null>;
  readonly grid: RefObject<WorkbookGrid | null>;
}

/** Listens for the keys in the page and in the pane's frame, whose page may be loaded anew. */
export function useRegions(parts: Parts): void {
  useEffect(() => {
    const { frame } = parts;
    /** What had the focus in the pane: the browser forgets it when the focus leaves the frame. */
    let last: Element | null = null;
    const note = ({ target }: FocusEvent): void => {
      last = target !== null && "isConnected" in target ? (target as Element) : null;
    };
    const keys = (event: KeyboardEvent): void => {
      if (event.key === "F6" && !event.altKey && !event.metaKey) {
        event.preventDefault();
        event.stopPropagation();
        step(regionsOf(parts, last), event.shiftKey ? -1 : 1);
      } else if (event.key === "Escape" && leavesPane(event, frame.current)) parts.grid.current?.focus();
    };
    // Before the grid, which takes every key it is given.
    window.addEventListener("keydown", keys, true);
    let inside: Window | null = null;
    const leave = (): void => {
      inside?.removeEventListener("keydown", keys);
      inside?.removeEventListener("focusin", note);
    };
    const follow = (): void => {
      leave();
      inside = frame.current?.contentWindow ?? null;
      inside?.addEventListener("keydown", keys);
      inside?.addEventListener("focusin", note);
    };
    follow();
    // The frame itself is drawn anew with another workbook, so its loading is heard from above.
    document.addEventListener("load", follow, true);
    return () => {
      window.removeEventListener("keydown", keys, true);
      document.removeEventListener("load", follow, true);
      leave();
    };
  }, [parts]);
}

function regionsOf({ header, container, frame, grid }: Parts, last: Element | null): readonly Region[] {
  const tabs = (): HTMLElement | null => container.current?.querySelector("[role=tablist]") ?? null;
  const pane = (): Document | null => (frame.current?.offsetParent ? frame.current.contentDocument : null);
  return [
    { holds: (element) => header.current?.contains(element) ?? false, enter: () => focused(header.current?.querySelector("[role=toolbar] button")) },
    {
      holds: (element) => (container.current?.contains(element) ?? false) && !tabs()?.contains(element),
      enter: () => {
        grid.current?.focus();
        return grid.current !== null;
      },
    },
    { holds: (element) => tabs()?.contains(element) ?? false, enter: () => focused(tabs()?.querySelector("[role=tab][aria-selected=true]")) },
    {
      holds: (element) => element === frame.current,
      enter: () => {
        const page = pane();
        if (!page) return false;
        frame.current?.contentWindow?.focus();
        return focused(last?.isConnected && last.ownerDocument === page ? last : page.querySelector("[role=tab][aria-selected=true]"));
      },
    },
  ];
}

function step(regions: readonly Region[], by: 1 | -1): void {
  const { activeElement } = document;
  const from = activeElement ? regions.findIndex(({ holds }) => holds(activeElement)) : -1;
  for (let count = 1; count <= regions.length; count += 1) {
    const region = regions[(Math.max(from, 0) + by * count + regions.length * count) % regions.length];
    if (region?.enter()) return;
  }
}

/** An element of any document, given the focus. */
function focused(element: Element | null | undefined): boolean {
  if (!element || !("focus" in element) || typeof element.focus !== "function") return false;
  (element as HTMLElement).focus();
  return true;
}

function leavesPane({ defaultPrevented, target }: KeyboardEvent, frame: HTMLIFrameElement | null): boolean {
  const page = frame?.contentDocument;
  if (defaultPrevented || !page || document.activeElement !== frame || page.querySelector(KEEPS_ESCAPE)) return false;
  return !(target !== null && "matches" in target && (target as Element).matches(FIELDS));
}
