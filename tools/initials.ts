/**
 * Writes src/catalog/classifications/initials.ts: for every character of the names of the codes the first letters of its
 * readings, so that 行政运行 is found by "xzyx". To be run again (npm run initials) when names are added; a test tells.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pinyin } from "pinyin-pro";
import { knownCodes } from "../src/catalog/classifications";
import { CANDIDATES } from "../src/catalog/classifications/candidates";

const FILE = join(__dirname, "../src/catalog/classifications/initials.ts");
const WIDTH = 110;

const names = (["functional", "economic"] as const).flatMap((id) => [...[...knownCodes(id).values()].map(({ name }) => name), ...CANDIDATES[id].values()]);
const characters = [...new Set(names.flatMap((name) => [...name]))].filter((character) => /\p{Script=Han}/u.test(character));

const byLetter = new Map<string, string[]>();
for (const character of characters.sort()) {
  const readings = pinyin(character, { multiple: true, pattern: "first", toneType: "none", type: "array" });
  for (const letter of new Set(readings.map((reading) => reading.charAt(0)))) byLetter.set(letter, [...(byLetter.get(letter) ?? []), character]);
}

const lines = [...byLetter].sort(([a], [b]) => (a < b ? -1 : 1)).map(([letter, found]) => `  ${letter}: "${found.join("")}",`);
const wrapped = lines.flatMap((line) => {
  const [head = "", text = ""] = line.split(/(?<=^ {2}\w: )/);
  const inside = text.slice(1, -2);
  if (inside.length <= WIDTH) return [line];
  const parts = inside.match(new RegExp(`.{1,${WIDTH}}`, "gu")) ?? [];
  return [head.trimEnd(), ...parts.map((part, index) => `    "${part}"${index < parts.length - 1 ? " +" : ","}`)];
});

writeFileSync(FILE, `/**
 * The characters of the names of the codes by the first letter of each of their readings; 行 stands under h and x. Made by
 * tools/initials.ts with pinyin-pro.
 */
export const CHARACTERS_BY_LETTER: Readonly<Record<string, string>> = {
${wrapped.join("\n")}
};
`);
process.stdout.write(`${characters.length} characters\n`);
