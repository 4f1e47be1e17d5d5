/**
 * The house rules, as tests: who may import whom, where Excel may be named, what the core may not touch, how long a file
 * may be. Each rule yields lines "file:line what is wrong"; a clean house yields none.
 */
import { readdirSync, readFileSync, statSync, existsSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { spawnSync } from "node:child_process";
import ts from "typescript";

const ROOT = resolve(__dirname, "..");
const LONGEST_FILE = 400;

/**
 * What each room may import from src, itself apart. "hosts/host" is the interface of the hosts, "hosts" what they have in
 * common: the mechanics of edits and references.
 */
const BEFORE_REVIEW = ["model", "catalog", "relations", "recognize", "structure", "facts", "derive", "rules", "narrate", "proofread", "lastYear", "form"];
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  model: [],
  catalog: ["model"],
  relations: ["model", "catalog"],
  recognize: ["model", "catalog", "relations"],
  // A second understanding of the same sheets: it goes on from cells, texts and amounts as recognition reads them.
  structure: ["model", "catalog", "relations", "recognize"],
  facts: ["model", "catalog", "relations"],
  derive: ["model", "catalog", "relations", "facts"],
  rules: ["model", "catalog", "relations", "facts"],
  narrate: ["model", "catalog", "relations", "facts"],
  proofread: ["model", "catalog", "relations", "facts"],
  lastYear: ["model", "catalog", "relations", "facts", "proofread"],
  // Last year's workbook as this year's: cells and words as recognition reads them, formulas as filling writes them.
  form: ["model", "catalog", "relations", "facts", "recognize", "derive"],
  review: [...BEFORE_REVIEW],
  report: [...BEFORE_REVIEW, "review"],
  publish: [...BEFORE_REVIEW, "review", "report"],
  "hosts/host": ["model"],
  // Long work of a page that leaves it alive, whoever does it.
  "hosts/slices": [],
  hosts: ["model", "hosts/host", "hosts/slices"],
  "hosts/calculation": ["model", "hosts/host", "hosts/slices", "hosts"],
  "hosts/office": ["model", "hosts/host", "hosts"],
  "hosts/xlsx": ["model", "hosts/host", "hosts/slices", "hosts", "hosts/calculation"],
  "hosts/word": ["model", "hosts/host", "hosts"],
  // Other formats become .xlsx.
  "hosts/foreign": ["model", "hosts/host", "hosts"],
  // A page reads files of all formats in a worker.
  "hosts/apart": ["model", "hosts/host", "hosts", "hosts/xlsx", "hosts/foreign"],
  "hosts/memory": ["model", "hosts/host", "hosts", "hosts/calculation"],
  taskpane: [...BEFORE_REVIEW, "review", "report", "publish", "hosts/host", "hosts/slices"],
  // The ribbon speaks with the words of the pane.
  commands: [...BEFORE_REVIEW, "review", "report", "taskpane", "hosts/host"],
  cli: [...BEFORE_REVIEW, "review", "report", "hosts/host"],
  // It calculates with the same library as the hosts, and shares no more with them than how an instance of that is made.
  simulator: ["model", "hosts/calculation"],
  // Its release shows the pane and does what the ribbon's buttons do.
  workbench: ["model", "hosts/host", "hosts/slices", "hosts", "hosts/xlsx", "hosts/word", "hosts/foreign", "hosts/apart", "hosts/calculation", "simulator", "taskpane", "commands"],
};
/** Only these choose a host. */
const ENTRY_FILES: Readonly<Record<string, readonly string[]>> = {
  "src/taskpane/index.tsx": ["hosts/office", "hosts/xlsx", "hosts/word", "hosts/foreign", "hosts/apart"],
  "src/commands/index.ts": ["hosts/office"],
  "src/cli/worker.ts": ["hosts/xlsx", "hosts/word", "hosts/foreign"],
  "src/workbench/index.tsx": ["hosts/xlsx", "hosts/memory"],
};
const CORE = [...BEFORE_REVIEW, "review", "report", "publish"];
/** Packages that rooms of the core use; any other import of a package there is a fault. */
const CORE_PACKAGES: Readonly<Record<string, readonly string[]>> = { catalog: ["valibot"], report: ["docx"] };
const NAMES_OFFICE = [/^src\/hosts\/office\//, /^src\/taskpane\/index\.tsx$/, /^src\/commands\//, /^src\/workbench\//, /^src\/simulator\//];
/** The world outside: a core that read it would not be deterministic. */
const WORLD = ["document", "window", "globalThis", "navigator", "localStorage", "process", "console", "performance", "fetch", "setTimeout", "setInterval", "crypto"];
const WORLD_MEMBERS = ["Date.now", "Math.random"];

const slashes = (path: string): string => path.split(sep).join("/");
const name = (path: string): string => slashes(relative(ROOT, path));

function files(folder: string, pattern: RegExp): string[] {
  const home = join(ROOT, folder);
  if (!existsSync(home)) return [];
  return readdirSync(home)
    .filter((entry) => entry !== "node_modules")
    .map((entry) => join(folder, entry))
    .flatMap((entry) => (statSync(join(ROOT, entry)).isDirectory() ? files(entry, pattern) : pattern.test(entry) ? [slashes(entry)] : []));
}

interface Source {
  readonly file: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
}

const parse = (file: string, text: string): Source => ({
  file,
  text,
  tree: ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true, file.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS),
});
const read = (folders: readonly string[]): Source[] =>
  folders.flatMap((folder) => files(folder, /\.tsx?$/)).map((file) => parse(file, readFileSync(join(ROOT, file), "utf8")));

/** The room of a file: hosts have one each, everything else is the first folder, review.ts a room of its own. */
function roomOf(file: string): string {
  const [first = "", second = ""] = file.replace(/^src\//, "").replace(/\.tsx?$/, "").split("/");
  return first === "hosts" && ["host", "slices", "calculation", "office", "xlsx", "word", "foreign", "apart", "memory"].includes(second) ? `hosts/${second}` : first;
}

const at = (source: Source, node: ts.Node): string => `${source.file}:${source.tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;

function nodes(source: Source): ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(source.tree);
  return found;
}

/** Every module specifier: static, re-exported, dynamic, or in a type. */
function imports(source: Source): { specifier: string; node: ts.Node }[] {
  return nodes(source).flatMap((node) => {
    const literal =
      ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
        ? node.moduleSpecifier
        : ts.isCallExpression(node) && (node.expression.kind === ts.SyntaxKind.ImportKeyword || node.expression.getText() === "require")
          ? node.arguments[0]
          : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
            ? node.argument.literal
            : undefined;
    return literal && ts.isStringLiteralLike(literal) ? [{ specifier: literal.text, node }] : [];
  });
}

function wrongImports(source: Source): string[] {
  const room = roomOf(source.file);
  const allowed = MAY_IMPORT[room];
  if (!allowed) return [`${source.file} is in no room of the house: ${room}`];
  return imports(source).flatMap(({ specifier, node }) => {
    if (!specifier.startsWith(".")) {
      if (!CORE.includes(room) || CORE_PACKAGES[room]?.includes(specifier)) return [];
      return [`${at(source, node)} the core room ${room} imports the package ${specifier}`];
    }
    const target = name(resolve(ROOT, dirname(source.file), specifier));
    if (!target.startsWith("src/")) return [`${at(source, node)} imports ${specifier} from outside src`];
    const from = roomOf(target);
    if (from === room || allowed.includes(from) || ENTRY_FILES[source.file]?.includes(from)) return [];
    return [`${at(source, node)} ${room} must not import ${from}`];
  });
}

/** A region is a value that the book holds: outside the catalogue nobody imports one, neither a room nor a test. */
function regionImports(source: Source): string[] {
  if (roomOf(source.file) === "catalog") return [];
  return imports(source).flatMap(({ specifier, node }) =>
    (/\/catalog\/profiles\/[^/]+\//.test(`/${specifier}`) ? [`${at(source, node)} imports a region: ${specifier}`] : []));
}

function officeNames(source: Source): string[] {
  if (NAMES_OFFICE.some((pattern) => pattern.test(source.file))) return [];
  return nodes(source).flatMap((node) => {
    const owner = ts.isPropertyAccessExpression(node) ? node.expression : ts.isQualifiedName(node) ? node.left : undefined;
    return owner && ts.isIdentifier(owner) && ["Excel", "Office", "OfficeExtension"].includes(owner.text)
      ? [`${at(source, node)} names ${owner.text} outside hosts/office`]
      : [];
  });
}

function worldUses(source: Source): string[] {
  if (!CORE.includes(roomOf(source.file))) return [];
  return nodes(source).flatMap((node) => {
    const text = ts.isPropertyAccessExpression(node) ? node.getText() : "";
    if (WORLD_MEMBERS.includes(text)) return [`${at(source, node)} the core uses ${text}`];
    if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression) && WORLD.includes(node.expression.text) && !isLocal(source, node.expression))
      return [`${at(source, node)} the core uses ${node.expression.text}`];
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && WORLD.includes(node.expression.text) && !isLocal(source, node.expression))
      return [`${at(source, node)} the core uses ${node.expression.text}`];
    if (ts.isNewExpression(node) && node.expression.getText() === "Date" && !node.arguments?.length) return [`${at(source, node)} the core reads the clock`];
    return [];
  });
}

/** Whether a name is declared in the file itself, as a variable or parameter. */
function isLocal(source: Source, identifier: ts.Identifier): boolean {
  return nodes(source).some(
    (node) => (ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node) || ts.isFunctionDeclaration(node)) && node.name?.getText() === identifier.text,
  );
}

/** The core is synchronous; only the report may wait, for the Word writer. */
function waits(source: Source): string[] {
  const room = roomOf(source.file);
  if (!CORE.includes(room) || room === "report") return [];
  return nodes(source).flatMap((node) => (ts.isAwaitExpression(node) || node.kind === ts.SyntaxKind.AsyncKeyword ? [`${at(source, node)} the core waits`] : []));
}

function escapes(source: Source): string[] {
  const anys = nodes(source).flatMap((node) => (node.kind === ts.SyntaxKind.AnyKeyword ? [`${at(source, node)} the type any`] : []));
  const comments = source.text.split("\n").flatMap((line, index) => {
    const found = /@ts-(?:ignore|expect-error|nocheck)|eslint-disable/.exec(line);
    return found && /\/[/*]|^\s*\*/.test(line) ? [`${source.file}:${index + 1} ${found[0]}`] : [];
  });
  return [...anys, ...comments];
}

function tooLong(source: Source): string[] {
  const lines = source.text.replace(/\n$/, "").split("\n").length;
  return lines > LONGEST_FILE ? [`${source.file} has ${lines} lines, more than ${LONGEST_FILE}`] : [];
}

/** A relative path that climbs out of the project, or an absolute one into somebody's machine. */
function strayPaths(file: string, text: string): string[] {
  return text.split("\n").flatMap((line, index) => {
    const climbs = [...line.matchAll(/(?:\.\.\/)+[\w.@-][\w./@-]*/g)].filter(
      ([path]) => [dirname(file), ""].every((base) => relative(ROOT, resolve(ROOT, base, path)).startsWith("..")) || relative(ROOT, resolve(ROOT, dirname(file), path)).startsWith(".."),
    );
    const absolute = [...line.matchAll(/(?<![\w.:/~@-])\/(?:home|root|work|mnt|Users)\/[\w.-]+/g)];
    return [...climbs, ...absolute].map(([path]) => `${file}:${index + 1} the path ${path} leaves the project`);
  });
}

const src = read(["src"]);
const everything = read(["src", "tests", "bench", "tools", "assets"]).filter(({ file }) => file !== "tests/house.test.ts");

const RULES: [string, Source[], (source: Source) => string[]][] = [
  ["rooms import only what they may", src, wrongImports],
  ["nobody outside the catalogue imports a region", everything, regionImports],
  ["Excel and Office are named only where they belong", src, officeNames],
  ["the core knows no screen, file, clock or chance", src, worldUses],
  ["the core is synchronous", src, waits],
  ["no type any, and no comment that silences a check", everything, escapes],
  [`no file has more than ${LONGEST_FILE} lines`, everything, tooLong],
];

test("there is a house to look at", () => expect(src.length).toBeGreaterThan(10));

test.each(RULES)("%s", (_title, sources, rule) => expect(sources.flatMap(rule)).toEqual([]));

test("no path leaves the project", () => {
  const texts = ["src", "tests", "bench", "tools", "docs", "assets", ".ci"].flatMap((folder) => files(folder, /\.(tsx?|js|mjs|json|md|html|sh|csv|tsv)$|\/run$/));
  const top = readdirSync(ROOT).filter((entry) => /\.(md|js|mjs|json|xml)$/.test(entry) && entry !== "package-lock.json");
  const found = [...texts, ...top].filter((file) => file !== "tests/house.test.ts").flatMap((file) => strayPaths(file, readFileSync(join(ROOT, file), "utf8")));
  expect(found).toEqual([]);
});

test("no room is a drawer for odds and ends", () => {
  expect(files("src", /\.tsx?$/).filter((file) => /(^|\/)(utils?|helpers?|common|misc)(\/|\.tsx?$)/.test(file))).toEqual([]);
});

describe("the rules can fail", () => {
  const cases: [string, string, string, (source: Source) => string[]][] = [
    ["a sibling", "src/rules/a.ts", 'import { x } from "../derive/b";', wrongImports],
    ["a type from a sibling", "src/rules/a.ts", 'export type X = import("../narrate/b").X;', wrongImports],
    ["backwards", "src/model/a.ts", 'export * from "../catalog/index";', wrongImports],
    ["a package in the core", "src/derive/a.ts", 'import fs from "node:fs";', wrongImports],
    ["a host outside an entry file", "src/taskpane/panels/a.tsx", 'import { OfficeHost } from "../../hosts/office/host";', wrongImports],
    ["the mechanics of the hosts in the pane", "src/taskpane/panels/a.tsx", 'import { apply } from "../../hosts/applyEdits";', wrongImports],
    ["an unknown room", "src/stuff/a.ts", "export {};", wrongImports],
    ["a region in a room", "src/narrate/a.ts", 'import { SECTIONS } from "../catalog/profiles/zhejiang/text";', regionImports],
    ["a region in a test", "tests/narrate/a.test.ts", 'import { zhejiang } from "../../src/catalog/profiles/zhejiang/profile";', regionImports],
    ["Excel in the pane", "src/taskpane/panels/a.tsx", "void Excel.run(f);", officeNames],
    ["an Excel type", "src/hosts/xlsx/a.ts", "let a: Excel.Range;", officeNames],
    ["the clock", "src/review.ts", "const now = new Date();", worldUses],
    ["the time", "src/rules/a.ts", "const now = Date.now();", worldUses],
    ["chance", "src/derive/a.ts", "Math.random();", worldUses],
    ["the screen", "src/report/a.ts", "document.body.append(x);", worldUses],
    ["a promise", "src/narrate/a.ts", "export async function f() {}", waits],
    ["any", "src/model/a.ts", "let x: any;", escapes],
    ["a silenced check", "src/model/a.ts", `// @ts-${"ignore"}`, escapes],
    ["a long file", "src/model/a.ts", "\n".repeat(LONGEST_FILE + 1), tooLong],
    ["a path out of the project", "src/model/a.ts", 'read("../../../elsewhere/file.csv")', (source) => strayPaths(source.file, source.text)],
    ["a path of one machine", "src/model/a.ts", 'read("/home/somebody/file.csv")', (source) => strayPaths(source.file, source.text)],
  ];
  test.each(cases)("%s", (_title, file, text, rule) => expect(rule(parse(file, text))).toHaveLength(1));

  const fine: [string, string, string, (source: Source) => string[]][] = [
    ["downwards", "src/rules/a.ts", 'import { x } from "../relations/b";', wrongImports],
    ["the interface of the hosts", "src/taskpane/panels/a.tsx", 'import type { Host } from "../../hosts/host";', wrongImports],
    ["the list of regions", "src/cli/commands.ts", 'import { PROFILES } from "../catalog/profiles";', regionImports],
    ["a host in an entry file", "src/cli/worker.ts", 'import { open } from "../hosts/xlsx/read";', wrongImports],
    ["a given date", "src/review.ts", "new Date(2022, 0, 1);", worldUses],
    ["a parameter of that name", "src/report/a.ts", "const f = (document: { title: string }) => document.title;", worldUses],
    ["a path inside", "docs/rules/a.md", "[back](../profiles.md)", (source) => strayPaths(source.file, source.text)],
  ];
  test.each(fine)("but not on: %s", (_title, file, text, rule) => expect(rule(parse(file, text))).toEqual([]));
});

test("the Office rules of the linter are on, in the room of Office alone", () => {
  const bad = "export async function f(context: Excel.RequestContext) {\n  const range = context.workbook.getSelectedRange();\n  return range.values;\n}\n";
  const lint = (file: string): string =>
    spawnSync(process.execPath, [join(ROOT, "node_modules/eslint/bin/eslint.js"), "--stdin", "--stdin-filename", file], { cwd: ROOT, input: bad, encoding: "utf8" }).stdout;
  expect(lint("src/hosts/office/bad.ts")).toContain("office-addins/load-object-before-read");
  expect(lint("src/hosts/xlsx/bad.ts")).not.toContain("office-addins/");
});
