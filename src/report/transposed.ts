/**
 * The two neighbouring digits in which one amount differs from another, as printed in both; null where the amounts differ in
 * any other way. Such a slip makes a difference divisible by nine: 67 typed for 76.
 */
export function transposedDigits(printed: string, expected: string): readonly [string, string] | null {
  if (printed.length !== expected.length) return null;
  const differing = [...printed].flatMap((digit, at) => (digit === expected[at] ? [] : [at]));
  const [first, second, ...more] = differing;
  if (first === undefined || second === undefined || more.length > 0) return null;
  const between = printed.slice(first + 1, second);
  if (between !== "" && between !== ".") return null;
  const pair = (text: string): string => text.slice(first, second + 1);
  return printed[first] === expected[second] && printed[second] === expected[first] ? [pair(printed), pair(expected)] : null;
}
