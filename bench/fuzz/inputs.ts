/** The inputs of the fuzzer: the n-th of a seed is always the same. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from "docx";
import { unzipSync } from "fflate";
import { newXlsx } from "../../src/hosts/xlsx";
import type { SheetDraft } from "../../src/model/edits";
import { Chance } from "./chance";
import { mutateBytes, mutatePart, mutateText, mutateZip, packed, type Parts } from "./mutations";

/** A hostile file and how it is used. */
export interface Input {
  /** What it was made of, for the report. */
  readonly kind: "package" | "word" | "text";
  readonly extension: "xlsx" | "docx" | "txt";
  readonly bytes: Uint8Array;
}

/** Good files from which the inputs are made. */
export interface Originals {
  /** The small workbook that texts are read against. */
  readonly small: Uint8Array;
  readonly packages: readonly Parts[];
  readonly word: Parts;
  readonly text: string;
}

const TEXT = `2024年部门预算编制说明
一、收入支出预算总体情况
2024年收入预算30万元，比上年增加5万元，增长20%，主要原因是人员增加。
1.一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）行政运行（项）30万元，主要用于人员经费。
基本支出25万元，其中：人员经费15万元，公用经费10万元。项目支出5万元，占16.67%。
2024年“三公”经费预算0万元，与上年持平。
`;

/** Makes the originals; the sample of the product is one of them. */
export async function originals(): Promise<Originals> {
  const host = newXlsx();
  const rows: readonly (readonly (string | number | null)[])[] = [
    ["2024年部门支出预算总表"], [null, null, null, null, null, "单位：万元"], ["科目编码", "科目名称", "合计", "人员支出", "公用经费", "项目支出"], [null, "合计", 30, 15, 10, 5],
    ["201", "一般公共服务支出", 30, 15, 10, 5], ["20103", "政府办公厅（室）及相关机构事务", 30, 15, 10, 5], ["2010301", "行政运行", 30, 15, 10, 5],
  ];
  const draft: SheetDraft = {
    name: "支出表", merges: [{ row: 0, column: 0, rows: 1, columns: 6 }], styles: [{ row: 3, column: 2, rows: 4, columns: 4, style: { numberFormat: "0.00" } }], choices: [], columnWidths: [], rowHeights: {},
    freeze: { rows: 3, columns: 0 }, print: { orientation: "portrait", titleRows: null },
    cells: rows.flatMap((cells, row) => cells.flatMap((value, column) => (value === null ? [] : [{ row, column, content: row === 3 && column === 2 ? { formula: "=SUM(D4:F4)" } : { value } }]))),
  };
  const applied = await host.apply([{ kind: "insertSheet", draft, before: null }]);
  if (!applied.applied) throw new Error(JSON.stringify(applied.outcomes));
  const small = await host.bytes();
  const cell = (text: string): TableCell => new TableCell({ children: [new Paragraph(text)] });
  const word = await Packer.toBuffer(new Document({
    sections: [{ children: [...TEXT.split("\n").map((line) => new Paragraph({ children: [new TextRun(line)] })), new Table({ rows: [new TableRow({ children: [cell("科目"), cell("30")] })] })] }],
  }));
  const sample = readFileSync(join(__dirname, "../../assets/samples/xihu-2022.xlsx"));
  return { small, packages: [small, small, small, sample].map(partsOf), word: partsOf(new Uint8Array(word)), text: TEXT };
}

function partsOf(bytes: Uint8Array): Parts {
  return new Map(Object.entries(unzipSync(bytes)));
}

/** The input of a number. */
export function inputOf(from: Originals, seed: number, number: number): Input {
  const chance = new Chance(Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b));
  const kind = chance.of(["package", "package", "package", "word", "text"] as const);
  if (kind === "text") return { kind, extension: "txt", bytes: mutateText(from.text, chance) };
  const parts = kind === "package" ? chance.of(from.packages) : from.word;
  const way = chance.below(10);
  const bytes = way < 2 ? mutateBytes(packed(parts), chance) : way < 4 ? mutateZip(parts, chance) : mutatePart(parts, chance);
  return { kind, extension: kind === "package" ? "xlsx" : "docx", bytes };
}
