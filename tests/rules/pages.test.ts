import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { severityTitle } from "../../src/report/rules";
import { DECLARED_RULES } from "../../src/rules";
import { tablesByStructure } from "../../src/model/book";
import { casesOf, flatFindings, reviewOf } from "../support/gridPages";

const PAGES = join(__dirname, "../../docs/rules");
const SECTIONS = ["含义", "依据", "示例", "何时不对"];

const fileOf = (id: string): string => `${id.replaceAll("/", "-")}.md`;
const read = (id: string): string => (existsSync(join(PAGES, fileOf(id))) ? readFileSync(join(PAGES, fileOf(id)), "utf8") : "");

// Rules of the text have a test of their own.
test("every rule has a page, and every page a rule", () => {
  const pages = readdirSync(PAGES).filter((name) => name !== "README.md" && !name.startsWith("text-")).sort();
  expect(pages).toEqual(DECLARED_RULES.map(({ id }) => fileOf(id)).sort());
});

test("the index names every page with its title and severity", () => {
  const index = readFileSync(join(PAGES, "README.md"), "utf8");
  expect(DECLARED_RULES.filter(({ id, title, severity }) => !index.includes(`| [${id}](${fileOf(id)}) | ${title.zh} | ${severityTitle(severity)} |`))).toEqual([]);
});

describe.each(DECLARED_RULES.map((rule) => [rule.id, rule] as const))("%s", (id, rule) => {
  const page = read(id);
  const cases = casesOf(page, 3);
  const positive = cases.filter((example) => example.heading.startsWith("会报告"));
  const negative = cases.filter((example) => example.heading.startsWith("不报告"));

  test("the page has its title and sections, a positive and a negative example", () => {
    expect(page.split("\n", 1)[0]).toBe(`# ${rule.title.zh}（${id}）`);
    expect(SECTIONS.filter((section) => !page.includes(`\n## ${section}\n`))).toEqual([]);
    expect([positive.length > 0, negative.length > 0, positive.length + negative.length === cases.length]).toEqual([true, true, true]);
  });

  test("its positive examples yield exactly what the page lists, this rule among it", () => {
    for (const example of positive) {
      expect(flatFindings(reviewOf(example).findings)).toEqual(example.findings);
      expect(example.findings.map(([rule]) => rule)).toContain(id);
    }
  });

  test("its negative examples yield none of it, and are read", () => {
    for (const example of negative) {
      const { book, findings } = reviewOf(example);
      expect(book.tables.length + tablesByStructure(book).length).toBeGreaterThan(0);
      expect(findings.map((finding) => finding.rule)).not.toContain(id);
    }
  });
});
