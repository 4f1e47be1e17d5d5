import { amountsOf } from "../../src/model/amountColumns";
import type { BookTable, BudgetBook, CellState } from "../../src/model/book";
import { addressOf, type CellRef } from "../../src/model/cells";
import { BookAmounts } from "../../src/relations/bookAmounts";
import { evaluatorOf } from "../../src/relations/evaluate";
import { overOperands, SIDES, type JudgedRelation, type Operand, type RelationInstance, type Side } from "../../src/relations/instance";
import { contextOf, instantiate } from "../../src/relations/instantiate";
import type { LaidRelation } from "../../src/relations/laid";
import { smallBook } from "../support/smallBook";

const SMALL = `
    balance/expenditure
                            | amount | basic
    201                     | 30     | 10
    20103                   | 30     | ~
    205                     |        | 无
    carry-over-out          | 5      |
    expenditure-grand-total | 35     |

    expenditure 元
            | total  | basic  | project | (某列)
    total   | 300000 | 100000 | 200000  | 5
    205     | ~      | 0      | ~       |
    201     | 300000 | 100000 | 200000  |
    201     | 0      | ~      | 0       |`;

const LARGE = `general-expenditure\n | total | basic | project\ntotal | 20101 | 19901 | 200\n${Array.from({ length: 200 }, (_, at) => `2010${String(at).padStart(3, "0")} | ${at + 1} | ${at} | 1`).join("\n")}`;

/** The same with the last rows of each table on a further sheet, and a figure in it that was rounded. */
function continued(book: BudgetBook): BudgetBook {
  const move = (ref: CellRef): CellRef => ({ ...ref, sheet: `${ref.sheet}（续）` });
  const rounded = (state: CellState): CellState => (state.kind === "amount" ? { ...state, rounded: true } : state);
  return { ...book, tables: book.tables.map((table): BookTable => ({ ...table, rows: table.rows.map((row, at) => (at < table.rows.length - 2 ? row : {
    ...row, sheet: `${row.sheet}（续）`, cells: new Map([...row.cells].map(([role, cell]) => [role, { ...cell, ref: move(cell.ref), state: rounded(cell.state) }])),
  })) })) };
}

const placeOf = (ref: CellRef): string => `${ref.sheet}!${addressOf(ref)}`;
const nameOf = ({ table, axis, key, role, row, cell }: Operand): string => `${table.id} ${axis} ${key} ${role} ${row === null ? "∅" : row.row} ${cell === null ? "∅" : placeOf(cell.ref)}`;

/** What a relation says of a side without its operands being made. */
function saidBy(instance: RelationInstance<BookTable, JudgedRelation>, side: Side, refs: readonly CellRef[]): unknown {
  const [places, figures]: [string[], string[]] = [[], []];
  instance.eachPlace(side, (sheet, row, column) => { places.push(placeOf({ sheet, row, column })); });
  instance.eachFigure(side, (money, grain, rounded) => { figures.push(`${money} ${grain} ${rounded}`); });
  return { operands: Array.from({ length: instance.sizeOf(side) }, (_, at) => nameOf(instance.operandAt(side, at))), places, figures, where: refs.map((ref) => instance.placesOf(side, ref)) };
}

/** The same by its operands. */
function saidByOperands(operands: readonly Operand[], refs: readonly CellRef[]): unknown {
  return {
    operands: operands.map(nameOf),
    places: operands.flatMap(({ cell }) => (cell ? [placeOf(cell.ref)] : [])),
    figures: operands.flatMap(({ cell }) => (cell?.state.kind === "amount" ? [`${cell.state.figure.money} ${cell.state.figure.grain} ${cell.state.rounded}`] : [])),
    where: refs.map((ref) => operands.flatMap(({ cell }, at) => (cell && placeOf(cell.ref) === placeOf(ref) ? [at] : []))),
  };
}

test.each<[what: string, book: BudgetBook]>([["a small book", smallBook(SMALL)], ["a large table", smallBook(LARGE)], ["tables that go on on another sheet", continued(smallBook(`${SMALL}\n\n${LARGE}`))]])(
  "relations over %s say of their amounts, by number, what these are", (_what, book) => {
    const [byNumber, made] = [instantiate(contextOf(book)), instantiate(contextOf(book))];
    let compared = 0;
    made.forEach((instance, nth) => {
      const own = byNumber[nth] as LaidRelation;
      for (const side of SIDES) {
        const operands = instance[side];
        const cells = [...instance.left.slice(0, 3), ...instance.right.slice(0, 3), ...instance.right.slice(-1)].flatMap(({ cell }) => (cell ? [cell.ref] : []));
        const refs = cells.flatMap((ref) => [ref, { ...ref, sheet: "别处" }, { ...ref, row: ref.row + 1000 }, { ...ref, row: -1 }, { ...ref, column: ref.column + 1 }]);
        expect(saidBy(own, side, refs)).toEqual(saidByOperands(operands, refs));
        expect(saidBy(overOperands(instance.relation, instance.left, instance.right), side, refs)).toEqual(saidByOperands(operands, refs));
        expect(own[side].map(nameOf)).toEqual(operands.map(nameOf));
        compared += operands.length;
      }
    });
    expect(compared).toBeGreaterThan(10);
  });

test("amounts of a book by number: what each holds, changed in the book and in its table", () => {
  const book = continued(smallBook(SMALL));
  const amounts = new BookAmounts(book.tables);
  const [balance, expenditure] = book.tables as [BookTable, BookTable];
  const ids = [...Array(amounts.starts[2]).keys()];
  expect(ids.map((id) => amounts.operandAt(id)).map(({ table, key, role }) => `${table.id} ${key}.${role}`)).toEqual(book.tables.flatMap(({ id, rows }) => rows.flatMap(({ key, cells }) => [...cells.keys()].map((role) => `${id} ${key}.${role}`))));
  expect(ids.map((id) => amounts.stretchOf(id)[2])).toEqual(ids.map((id) => amounts.operandAt(id).cell?.ref.sheet));
  for (const id of ids) expect(amounts.idOf(amounts.operandAt(id).table, amounts.operandAt(id).row as BookTable["rows"][number], amounts.operandAt(id).role)).toBe(id);
  const row = expenditure.rows[1] as BookTable["rows"][number];
  expect([amounts.idOf(expenditure, row, "total"), amounts.startOf(balance), amounts.startOf(expenditure)]).toEqual([-1, 0, amountsOf(balance).length]);
  for (const id of [-1, amounts.starts[2] as number]) {
    expect(() => amounts.operandAt(id)).toThrow(RangeError);
  }
  const id = amounts.idOf(expenditure, row, "basic");
  amounts.put(id, { kind: "amount", figure: { money: 700, grain: 1 }, asText: false, rounded: false, formula: "" });
  expect([amounts.arrays.money[id], amountsOf(expenditure).arrays.money[id - amounts.startOf(expenditure)]]).toEqual([700, 700]);
  const alone = new BookAmounts([balance]);
  alone.put(0, { kind: "blank" });
  expect([alone.arrays.kind[0], amountsOf(balance).arrays.kind[0], amounts.arrays.kind[0]]).toEqual([0, 0, 1]);
});

test("a long sum is told what its sides come to, a short one is summed again", () => {
  const book = smallBook(LARGE);
  const instances = instantiate(contextOf(book));
  const long = instances.find(({ relation, left }) => relation.kind === "classTotal" && left[0]?.role === "total") as LaidRelation;
  const short = instances.find(({ relation }) => relation.kind === "columnSum") as LaidRelation;
  const evaluated = evaluatorOf(book, instances);
  const said = (instance: LaidRelation, left: number, right: number): string => {
    const { status, ...sides } = evaluated(instance, { left: left * 1e6, right: right * 1e6 });
    return `${status} ${sides.left / 1e6} ${sides.right / 1e6}`;
  };
  expect([evaluated(long).status, said(long, 1, 2), said(long, 90, 90), said(long, 90, 92), said(short, 1, 2), said(short, 3, 3)]).toEqual(["rounding", "rounding 20101 20100", "passed 90 90", "failed 90 92", "passed 20101 20101", "passed 20101 20101"]);
});

test("a long sum in which something cannot be read is looked at again", () => {
  const book = smallBook(LARGE.replace("2010007 | 8 |", "2010007 | 八 |"));
  const instances = instantiate(contextOf(book));
  const long = instances.find(({ relation, left }) => relation.kind === "classTotal" && left[0]?.role === "total") as LaidRelation;
  const evaluated = evaluatorOf(book, instances);
  expect([1, 2].map((left) => evaluated(long, { left, right: 1 }).status)).toEqual(["insufficientData", "insufficientData"]);
});
