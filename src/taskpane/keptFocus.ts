/** Where the keyboard is in the pane, kept while buttons are out of use and when what had it goes away. */
import { useEffect, useRef } from "react";

/** Whether an element can have the focus again. */
function isThere(element: HTMLElement): boolean {
  return element.isConnected && !element.matches(":disabled") && element.checkVisibility?.() !== false;
}

/**
 * Gives the focus back once work is done: a button that is disabled meanwhile loses it without a word, and one that was
 * replaced by its result takes it along. It goes to the same element where that is there again, else to the tab in front.
 * Who put it elsewhere, into the cells or on nothing, keeps it there.
 */
export function useKeptFocus(busy: boolean): void {
  const last = useRef<HTMLElement | null>(null);
  useEffect(() => {
    const came = ({ target }: FocusEvent): void => {
      if (target instanceof HTMLElement) last.current = target;
    };
    const left = ({ target }: FocusEvent): void => {
      setTimeout(() => {
        if (document.activeElement === document.body && target === last.current && target instanceof HTMLElement && isThere(target)) last.current = null;
      }, 0);
    };
    document.addEventListener("focusin", came);
    document.addEventListener("focusout", left);
    return () => {
      document.removeEventListener("focusin", came);
      document.removeEventListener("focusout", left);
    };
  }, []);
  useEffect(() => {
    if (busy) return;
    const waiting = setTimeout(() => {
      const { current } = last;
      if (!current || !document.hasFocus() || document.activeElement !== document.body) return;
      const target = isThere(current) ? current : document.querySelector<HTMLElement>("[role=tab][aria-selected=true]");
      target?.focus({ preventScroll: true });
    }, 0);
    return () => clearTimeout(waiting);
  }, [busy]);
}
