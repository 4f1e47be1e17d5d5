/**
 * Writes src/catalog/classifications/readings.ts: every character of the names of the codes under each of its syllables, so
 * that 行政运行 is found by "xzyx" and by "xingzheng". To be run again (npm run readings) when names are added; a test tells.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pinyin } from "pinyin-pro";
import { knownCodes } from "../src/catalog/classifications";
import { CANDIDATES } from "../src/catalog/classifications/candidates";

const FILE = join(__dirname, "../src/catalog/classifications/readings.ts");
const WIDTH = 118;

const names = (["functional", "economic"] as const).flatMap((id) => [...[...knownCodes(id).values()].map(({ name }) => name), ...CANDIDATES[id].values()]);
const characters = [...new Set(names.flatMap((name) => [...name]))].filter((character) => /\p{Script=Han}/u.test(character));

const bySyllable = new Map<string, string[]>();
for (const character of characters.sort()) {
  const readings = pinyin(character, { multiple: true, toneType: "none", type: "array", v: true });
  for (const syllable of new Set(readings)) bySyllable.set(syllable, [...(bySyllable.get(syllable) ?? []), character]);
}

const lines: string[] = [];
for (const entry of [...bySyllable].sort(([a], [b]) => (a < b ? -1 : 1)).map(([syllable, found]) => syllable + found.join(""))) {
  const last = lines.at(-1);
  if (last !== undefined && last.length + entry.length < WIDTH) lines[lines.length - 1] = `${last} ${entry}`;
  else lines.push(entry);
}

writeFileSync(FILE, `/**
 * The characters of the names of the codes, after each of their syllables without tones (ü is v); 行 stands after hang and
 * xing. Made by tools/readings.ts with pinyin-pro.
 */
const PACKED = \`
${lines.join("\n")}
\`;

/** The syllables of a character of the names of the codes. */
export const SYLLABLES: ReadonlyMap<string, ReadonlySet<string>> = (() => {
  const syllables = new Map<string, Set<string>>();
  for (const [, syllable = "", characters = ""] of PACKED.matchAll(/([a-z]+)([^a-z\\s]+)/g)) {
    for (const character of characters) syllables.set(character, (syllables.get(character) ?? new Set()).add(syllable));
  }
  return syllables;
})();
`);
process.stdout.write(`${characters.length} characters\n`);
