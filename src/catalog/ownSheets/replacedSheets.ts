/**
 * A sheet that an insert replaces is kept under its old name with this behind it, so that nothing typed is lost. Its
 * figures are those of the former table and take no part in filling, validation or text.
 */
export function replacedSuffix(n: number): string {
  return n === 1 ? " (旧)" : ` (旧${n})`;
}

/** The name before the suffix; null for a sheet that was not replaced. */
export function nameBeforeReplacement(name: string): string | null {
  const match = /^(.*) \(旧\d*\)$/.exec(name);
  return match ? match[1] ?? null : null;
}
