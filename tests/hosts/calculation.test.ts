import fc from "fast-check";
import { calculateBook, type Which } from "../../src/hosts/calculation/calculate";
import { withMemoryLimit } from "../../src/hosts/calculation/memoryLimit";
import { putCell, type BookName, type EditableBook, type EditableCell } from "../../src/hosts/editable";
import { SheetRows } from "../../src/hosts/sheetRows";
import { addressOf, parseAddress, type Scalar } from "../../src/model/cells";

type Cells = Readonly<Record<string, Scalar | readonly [formula: string, known: Scalar]>>;
type Book = EditableBook<undefined, undefined>;

/** A workbook from its sheets: constants, and formulas with the result that the file knows. */
function book(sheets: Readonly<Record<string, Cells>>, names: readonly BookName[] = []): Book {
  return {
    names, moves: [],
    sheets: Object.entries(sheets).map(([name, cells]) => {
      const sheet: Book["sheets"][number] = { name, visibility: "visible", protected: false, rows: new SheetRows(), merges: [], choices: [], marks: new Map(), hiddenColumns: [], extra: undefined };
      for (const [address, content] of Object.entries(cells)) {
        const { row = 0, column = 0 } = parseAddress(address) ?? {};
        const [formula, value] = Array.isArray(content) ? (content as readonly [string, Scalar]) : ["", content as Scalar];
        putCell(sheet, { row, column }, { value, formula, numberFormat: "General", style: undefined });
      }
      return sheet;
    }),
  };
}

async function calculated(of: Book, which: Which = "all"): Promise<{ readonly value: (address: string, sheet?: string) => Scalar | undefined; readonly kept: readonly string[] }> {
  const { broken: kept } = await calculateBook(of, which);
  return {
    value: (address, sheet) => {
      const { row = 0, column = 0 } = parseAddress(address) ?? {};
      return of.sheets.find(({ name }) => sheet === undefined || name === sheet)?.rows.get(row)?.cells.get(column)?.value;
    },
    kept: kept.map((ref) => `${ref.sheet}!${addressOf(ref)}`),
  };
}

const down = (count: number, cell: (row: number) => readonly [string, Cells[string]]): Cells => Object.fromEntries(Array.from({ length: count }, (_, index) => cell(index + 1)));

/** What breaks the library, fills its memory or keeps it from ending. */
const POISON = {
  "a sum of 4,001 terms": `=${Array.from({ length: 4_001 }, () => "1").join("+")}`,
  "2,000 brackets": `=${"(".repeat(2_000)}1${")".repeat(2_000)}`,
  "a function that calls itself": "=LAMBDA(x,x(x))(LAMBDA(x,x(x)))",
  "a sequence as large as a sheet": "=SUM(SEQUENCE(1048576,16384))",
  "a product over a whole sheet": "=SUMPRODUCT(B1:XFD1048576,B1:XFD1048576)",
  "a range that a function makes huge": "=SUM(OFFSET(B1,0,0,1000000,1000)*2)",
} as const;

describe("what breaks the library is left out, and the rest is calculated", () => {
  it.each(Object.entries(POISON))("%s", async (_, formula) => {
    const { value, kept } = await calculated(book({ 表: { A1: [formula, 7], A2: 2, A3: ["=A1+A2", null], A4: ["=A2*2", null] } }));
    expect([value("A1"), value("A3"), value("A4"), kept]).toEqual([7, 9, 4, ["表!A1"]]);
  }, 120_000);

  it("nothing stands on a result that nobody knows", async () => {
    const { value, kept } = await calculated(book({ 表: { A1: [POISON["2,000 brackets"], null], A2: 2, A3: ["=IFERROR(A1,0)+A2", 11], A4: ["=SUM(A1:A2)", null], A5: ["=A2", null] } }));
    expect([value("A1"), value("A3"), value("A4"), value("A5"), kept]).toEqual(["#UNCALCULATED!", 11, "#UNCALCULATED!", 2, ["表!A1", "表!A3", "表!A4"]]);
  }, 120_000);

  it("the next workbook is calculated as if there had been none before", async () => {
    await calculated(book({ 表: { A1: [POISON["a function that calls itself"], 1] } }));
    expect((await calculated(book({ 表: { A1: ["=1+1", null] } }))).value("A1")).toBe(2);
  }, 120_000);
});

describe("a file without results: what the library cannot do is no error of the workbook", () => {
  it.each<[what: string, formula: string, result: Scalar]>([
    ["a function that the library does not know", "=NUMBERSTRING(A1,1)", "#UNCALCULATED!"],
    ["a function of an add-in", "=取数(A1)", "#UNCALCULATED!"],
    ["a date in Chinese words", '=TEXT(A1,"[DBNum1]yyyy年")', "#UNCALCULATED!"],
    ["a name that nobody defined", "=NOSUCHNAME+1", "#NAME?"],
    ["an error that is one everywhere", "=A1/0", "#DIV/0!"],
    ["what can be calculated", "=SUM(A1,3)", 5],
  ])("%s", async (_, formula, result) => {
    const { value } = await calculated(book({ 表: { A1: 2, A2: [formula, null], A3: ["=A2+1", null] } }), "missing");
    expect([value("A2"), value("A3")]).toEqual([result, typeof result === "number" ? result + 1 : result]);
  });
});

describe("long chains", () => {
  const LENGTH = 3_000;

  it.each([
    ["each row on the next", down(LENGTH, (row) => [`A${row}`, row === LENGTH ? 1 : [`=A${row + 1}+1`, null]]), "A1"],
    ["each row on the one before, asked for from above", { C1: [`=B${LENGTH}`, null], ...down(LENGTH, (row) => [`B${row}`, row === 1 ? 1 : [`=B${row - 1}+1`, null]]) }, "C1"],
    ["each a nest of functions", down(LENGTH, (row) => [`A${row}`, row === LENGTH ? 1 : [`=IF(ROUND(SUM(A${row + 1}),2)>0,ROUND(ROUND(IFERROR(A${row + 1},0)+1,2),2),0)`, null]]), "A1"],
    ["running totals as sums", { C1: [`=B${LENGTH}`, null], ...down(LENGTH, (row) => [`B${row}`, [row === 1 ? "=1" : `=SUM(B${row - 1},1)`, null]]) }, "C1"],
  ] as const)("%s", async (_, cells, asked) => {
    const { value, kept } = await calculated(book({ 台账: cells as Cells }));
    expect([value(asked), kept]).toEqual([LENGTH, []]);
  }, 120_000);

  it("a ledger whose balance runs down the rows", async () => {
    const cells: Record<string, Cells[string]> = {};
    for (let row = 1; row <= 1_000; row += 1) {
      cells[`A${row}`] = row;
      cells[`B${row}`] = row % 7;
      cells[`C${row}`] = row === 1 ? ["=A1-B1", null] : [`=C${row - 1}+A${row}-B${row}`, null];
      cells[`D${row}`] = [`=SUM($A$1:A${row})`, null];
    }
    const { value, kept } = await calculated(book({ 台账: cells, 总表: { A1: ["=台账!C1000+台账!D1000", null] } }));
    const spent = Array.from({ length: 1_000 }, (_, index) => (index + 1) % 7).reduce((sum, each) => sum + each, 0);
    expect([value("C1000"), value("A1", "总表"), kept]).toEqual([500_500 - spent, 1_001_000 - spent, []]);
  }, 120_000);
});

describe("what is calculated", () => {
  const cells: Cells = { A1: 1, A2: ["=A1*2", 100], A3: ["=A2+1", null], B1: ["=A2", 55], C1: ["=OFFSET(A1,1,0)", 3] };

  it.each([
    ["everything", "all", { A2: 2, A3: 3, B1: 2, C1: 2 }],
    ["only what is not known, on what is known", "missing", { A2: 100, A3: 101, B1: 55, C1: 3 }],
    ["what stands on a changed cell", { changed: [{ sheet: "表", row: 0, column: 0 }] }, { A2: 2, A3: 3, B1: 2, C1: 2 }],
    ["what stands on a cell beside, and what may", { changed: [{ sheet: "表", row: 8, column: 8 }] }, { A2: 100, A3: 101, B1: 55, C1: 100 }],
  ] as const)("%s", async (_, which, expected) => {
    const { value } = await calculated(book({ 表: cells }), which);
    expect(Object.fromEntries(Object.keys(expected).map((address) => [address, value(address)]))).toEqual(expected);
  });

  it("a known result stays when the library does not know the function, and is what others see", async () => {
    const { value, kept } = await calculated(book({ 表: { A1: ["=NOSUCHFUNCTION(1)", 5], A2: ["=A1+1", 0], A3: ["=NOSUCHFUNCTION(2)", null] } }));
    expect([value("A1"), value("A2"), value("A3"), kept]).toEqual([5, 6, "#NAME?", []]);
  });

  it("names that double with each step are given up, not followed", async () => {
    const names = Array.from({ length: 30 }, (_, index): BookName => ({ name: `名${index}`, formula: index === 0 ? "1" : Array(9).fill(`名${index - 1}`).join("+"), scope: null, hidden: false }));
    const { value, kept } = await calculated(book({ 表: { A1: ["=名29", 4], A2: ["=名1+A1", null] } }, names));
    expect([value("A1"), value("A2"), kept]).toEqual([4, 13, ["表!A1"]]);
  });

  it("results keep all their digits, through chains as well", async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }), { minLength: 1, maxLength: 20 }), async (numbers) => {
      const cells = Object.fromEntries(numbers.flatMap((number, index) => [[`A${index + 1}`, number], [`B${index + 1}`, [`=A${index + 1}`, null]]] as const));
      const { value } = await calculated(book({ 表: cells as Cells }));
      numbers.forEach((number, index) => { expect(value(`B${index + 1}`)).toBe(number + 0); });
    }), { numRuns: 5 });
  });
});

describe("a formula sees the cells that it reads, and no more are given to the library", () => {
  const CELLS = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [addressOf({ row: index % 12, column: Math.floor(index / 12) }), index + 1]));
  const end = fc.record({ row: fc.integer({ min: 0, max: 13 }), column: fc.integer({ min: 0, max: 5 }) });

  it("sums over any areas", async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(end, end, fc.constantFrom("", "表!", "'表'!")), { minLength: 1, maxLength: 4 }), async (areas) => {
      const text = areas.map(([a, b, prefix]) => `${prefix}${addressOf({ row: Math.min(a.row, b.row), column: Math.min(a.column, b.column) })}:${addressOf({ row: Math.max(a.row, b.row), column: Math.max(a.column, b.column) })}`).join(",");
      const wanted = areas.reduce((sum, [a, b]) => sum + Object.entries(CELLS).reduce((inner, [address, value]) => {
        const { row = 0, column = 0 } = parseAddress(address) ?? {};
        const within = row >= Math.min(a.row, b.row) && row <= Math.max(a.row, b.row) && column >= Math.min(a.column, b.column) && column <= Math.max(a.column, b.column);
        return inner + (within ? value : 0);
      }, 0), 0);
      const { value } = await calculated(book({ 表: { ...CELLS, Z40: [`=SUM(${text})`, 0] } }), { changed: [{ sheet: "表", row: 39, column: 25 }] });
      expect(value("Z40")).toBe(wanted);
    }), { numRuns: 8 });
  });

  it.each<[formula: string, result: Scalar]>([
    ["=SUM(表!A:A)", 78], ["=SUM(表!2:2)", 2 + 14 + 26 + 38 + 50], ["=SUM(表!A1:XFD1)", 1 + 13 + 25 + 37 + 49], ['=SUMIF(表!A1:A12,">10",表!B1:B12)', 23 + 24],
    ["=SUM(OFFSET(表!A1,0,1,2,1))", 27], ['=INDIRECT("表!B"&2)', 14], ["=VLOOKUP(5,表!A1:C12,3,FALSE)", 29],
  ])("%s", async (formula, result) => {
    const { value } = await calculated(book({ 表: CELLS, 总: { A1: [formula, 0] } }), { changed: [{ sheet: "总", row: 0, column: 0 }] });
    expect(value("A1", "总")).toBe(result);
  });
});

describe("SUMIF and AVERAGEIF: the last range is as large as the first", () => {
  const CELLS: Cells = { A1: "甲", A2: "乙", A3: "甲", A4: "甲", B1: 1, B2: 2, B3: 4, B4: 8, C1: 16, C3: 32 };

  it.each<[formula: string, result: Scalar]>([
    ['=SUMIF(A1:A4,"甲",B1:B4)', 13], ['=SUMIF(A1:A4,"甲",B1:B2)', 13], ['=SUMIF(A1:A4,"甲",B1)', 13], ['=SUMIF(A1:A2,"甲",B1:B4)', 1], ['=SUMIF($A$1:A4,"甲",表!$B$1)', 13],
    ['=SUMIF(A1:A4,"甲",B4:B1)', 13], ['=SUMIF(A:A,"甲",B:B)', 13], ['=SUMIF(B1:B4,">2")', 12], ['=AVERAGEIF(A1:A4,"甲",C1)', 24], ['=SUM(SUMIF(A1:A4,"甲",B1),SUMIF(A1:A4,"乙",B1))', 15],
    ['=SUMIF(A1:B2,"甲",B1)', 1],
  ])("%s", async (formula, result) => {
    const missing = book({ 表: { ...CELLS, D1: [formula, null] } });
    expect((await calculated(missing, "missing")).value("D1")).toBe(result);
    // A cell that only the whole range reads was changed.
    const changed = book({ 表: { ...CELLS, D1: [formula, 99] } });
    expect((await calculated(changed, { changed: ["B1", "B2", "B3", "B4", "C3"].map((address) => ({ sheet: "表", ...(parseAddress(address) ?? { row: 0, column: 0 }) })) })).value("D1")).toBe(result);
  });

  it.each(['=SUMIF(A1:A4,"甲",OFFSET(B1,0,0))', '=SUMIF(A:A,"甲",B1)', '=SUMIF(A1:A4,"甲",B1048575)'])("%s is not told by its text: what is known stays, and what is not, is told", async (formula) => {
    const known = book({ 表: { ...CELLS, D1: [formula, 13], D2: ["=D1*2", 26] } });
    expect(await calculateBook(known, { changed: [{ sheet: "表", row: 0, column: 0 }] })).toMatchObject({ stale: true });
    const { value } = await calculated(known, { changed: [] });
    expect([value("D1"), value("D2")]).toEqual([13, 26]);
    expect((await calculated(book({ 表: { ...CELLS, D1: [formula, null] } }), "missing")).value("D1")).toBe("#UNCALCULATED!");
  });
});

describe("days in a workbook that counts them from 1904", () => {
  const DAY = "yyyy-mm-dd";

  it.each<[what: string, formula: string, format: string, changes: boolean]>([
    ["a day from numbers", "=DATE(2026,1,B1)", DAY, false], ["a day as a number", "=DATE(2026,1,B1)", "General", false], ["a number as a day", "=B1+40000", DAY, false],
    ["a day that is read", "=A1+B1", "General", false], ["the year of a day", "=YEAR(A1)+B1", "General", false], ["an amount", "=B1*2", "0.00", true],
  ])("%s: calculated anew %s", async (_, formula, format, changes) => {
    const of = book({ 表: { A1: 46024, B1: 5, C1: [formula, 7], D1: ["=C1+1", 8] } });
    const [sheet] = of.sheets;
    const cell = (column: number): EditableCell<undefined> | undefined => sheet?.rows.get(0)?.cells.get(column);
    for (const [column, numberFormat] of [[0, DAY], [2, format]] as const) {
      const known = cell(column);
      if (sheet && known) putCell(sheet, { row: 0, column }, { ...known, numberFormat });
    }
    const { stale } = await calculateBook(of, { changed: [{ sheet: "表", row: 0, column: 1 }] }, "1904");
    expect([stale, cell(2)?.value, cell(3)?.value]).toEqual(changes ? [false, 10, 11] : [true, 7, 8]);
  });
});

describe("a book of very many sheets", () => {
  const many = (count: number): Readonly<Record<string, Cells>> => Object.fromEntries(Array.from({ length: count }, (_, index) => [`表${index}`, { A1: index }]));

  it("is calculated on the sheets that its formulas stand on and name", async () => {
    const { value, kept } = await calculated(book({ ...many(600), 总: { A1: ["=表7!A1+'表500'!A1", null], A2: ["=SUM(A1,表599!A1)", null] } }));
    expect([value("A1", "总"), value("A2", "总"), kept]).toEqual([507, 1106, []]);
  }, 60_000);

  it("keeps what is known where the formulas stand on too many of them", async () => {
    const { value, kept } = await calculated(book(Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`表${index}`, { A1: ["=1+1", 2] as const }]))));
    expect([value("A1", "表0"), kept.length]).toEqual([2, 300]);
  }, 60_000);
});

test("a module's memory gets a limit and nothing else changes", async () => {
  // One memory of one page, exported as "m".
  const module = Uint8Array.from([0, 97, 115, 109, 1, 0, 0, 0, 5, 3, 1, 0, 1, 7, 5, 1, 1, 109, 2, 0]);
  const { instance } = await WebAssembly.instantiate(withMemoryLimit(module, 1));
  const memory = instance.exports["m"] as WebAssembly.Memory;
  expect(memory.grow(15)).toBe(1);
  expect(() => memory.grow(1)).toThrow(RangeError);
});
