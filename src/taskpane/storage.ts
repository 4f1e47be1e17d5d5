/** The store of the browser, where it is ours alone. */

/**
 * What this page may keep in the browser; null where that is forbidden, and for a page opened from a folder: all such pages
 * of a browser share one store, so that any of them could read what was kept.
 */
export function ownStorage(): Storage | null {
  if (window.origin === "null") return null;
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
