/** Rows and cells straight from a sheet's bytes: any spelling of a tag says the same, texts that came by before are no others. */
import fc from "fast-check";
import { HostError } from "../../src/hosts/host";
import { stringOf, textOf } from "../../src/hosts/xlsx/cellText";
import { CellType, SheetScanner, Token } from "../../src/hosts/xlsx/sheetScanner";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Every row and cell as a line: place, type, format and what stands in it. */
function told(rows: string): readonly string[] {
  const lines: string[] = [];
  try {
    const scanner = new SheetScanner(bytesOf(`<worksheet><sheetData>${rows}</sheetData></worksheet>`), "sheet");
    for (let token = scanner.next(); token !== Token.end; token = scanner.next()) {
      if (token === Token.rowStart) lines.push(`row ${scanner.row} style ${scanner.rowStyle} height ${scanner.rowHeight}${scanner.rowHidden ? " hidden" : ""}`);
      if (token === Token.cell) lines.push(`cell ${scanner.column} type ${scanner.type} style ${scanner.style} ${scanner.valueStart < 0 ? "empty" : scanner.type === CellType.inline ? stringOf(scanner.bytes, scanner.valueStart, scanner.valueEnd) : scanner.text()}`);
    }
  } catch (error) {
    lines.push(error instanceof HostError ? `${error.code} ${error.message}` : String(error));
  }
  return lines;
}

const ONE = ["row 1 style -1 height NaN", "cell 2 type 0 style 3 12.5"];

test.each<[string, string, readonly string[]]>([
  ["as most programs write it", '<row r="2"><c r="C2" s="3"><v>12.5</v></c></row>', ONE],
  ["single quotes, blanks and lines", "<row\n r = '2' ><c  r='C2'\n s = '3' ><v> 12.5 </v></c ></row >", ONE],
  ["prefixes and what nobody knows", '<x:row r="2" x:dy="1>2" spans="1:9"><x:c r="C2" vm="1" s="3"><x:q><x:v>1</x:v></x:q><x:v>12.5</x:v></x:c></x:row>', ONE],
  ["comments", '<row r="2"><!-- <c r="A2"> --><c r="C2" s="3"><v>12<!-- 34 -->.5</v></c></row>', ONE],
  ["rows by their format, height and hiding", '<row r="2" s="4" customFormat="1" ht="20.5" hidden="true"/><row s="4" ht="3"/>', ["row 1 style 4 height 20.5 hidden", "row 2 style -1 height 3"]],
  ["every type", '<row r="1"><c t="s"><v>1</v></c><c t="str"><v>a</v></c><c t="inlineStr"><is><r><t>合</t></r><rPh><t>he</t></rPh><r><t>计</t></r></is></c><c t="b"><v>1</v></c><c t="e"><v>#REF!</v></c><c t="d"><v>2026-01-02</v></c><c t="n"/></row>',
    ["row 0 style -1 height NaN", "cell 0 type 1 style 0 1", "cell 1 type 2 style 0 a", "cell 2 type 3 style 0 合计", "cell 3 type 4 style 0 1", "cell 4 type 5 style 0 #REF!", "cell 5 type 6 style 0 2026-01-02", "cell 6 type 0 style 0 empty"]],
  ["inline strings of one text are told as texts, any others as they stand", '<row r="1"><c t="inlineStr"><is><t>合计</t></is></c><c t="inlineStr"><is><t xml:space="preserve"> a &amp; b </t></is></c><c t="inlineStr"><is><t>1<!-- 2 -->3</t></is></c><c t="inlineStr"><is><t/></is></c><c t="n"><is><t>5</t></is></c><c t="inlineStr"><is xml:lang="zh"><t>x</t></is><f>A1</f></c></row>',
    ["row 0 style -1 height NaN", "cell 0 type 2 style 0 合计", "cell 1 type 2 style 0 a & b", "cell 2 type 3 style 0 13", "cell 3 type 3 style 0 ", "cell 4 type 0 style 0 empty", "cell 5 type 2 style 0 x"]],
  ["a type that nobody knows", '<row r="1"><c t="sum"><v>1</v></c></row>', ["row 0 style -1 height NaN", "unreadable a cell of type sum"]],
  ["an address without quotes", '<row r="1"><c r=C1><v>1</v></c></row>', ["row 0 style -1 height NaN", "unreadable an attribute without its value"]],
  ["an attribute without a value", '<row r="1" hidden><c r="C1"/></row>', ["unreadable an attribute without its value"]],
  ["an address in another row", '<row r="1"><c r="C2"><v>1</v></c></row>', ["row 0 style -1 height NaN", "unreadable the address C2 in row 1"]],
])("%s", (_, rows, lines) => {
  expect(told(rows)).toEqual(lines);
});

test("a tag that never ends is told as a sheet that is cut off", () => {
  const scanner = new SheetScanner(bytesOf('<worksheet><sheetData><row r="1'), "sheet");
  expect(() => scanner.next()).toThrow("cut off");
});

test("a text is what a decoder makes of its bytes, also where another of the same place came by before", () => {
  const letters = fc.string({ unit: fc.constantFrom("合", "计", "一", "般", "é", "😀", "a", "1", " "), maxLength: 30 });
  fc.assert(fc.property(fc.array(letters, { maxLength: 20 }), (texts) => {
    for (const text of [...texts, ...texts]) {
      const bytes = bytesOf(`<${text}<`);
      expect(textOf(bytes, 1, bytes.length - 1)).toBe(text);
    }
  }), { numRuns: 60 });
});
