import fc from "fast-check";
import { FUNDS } from "../../src/catalog/sources";
import { isOfItems, ITEM_FACTS, purposeId } from "../../src/catalog/ownSheets/supplement";
import { bodyRowOf } from "../../src/derive/tableDraft";
import { codeTexts } from "../../src/derive/tables";
import type { BudgetBook } from "../../src/model/book";
import type { CellRef, Scalar } from "../../src/model/cells";
import type { Edit } from "../../src/model/edits";
import type { Profile, TableLayout } from "../../src/model/profile";
import { contentAt, type WorkbookSnapshot } from "../../src/model/snapshot";

/** Whole amounts of the tables' unit by use, for a code. */
interface Item {
  readonly code: string;
  readonly personnel: number;
  readonly operating: number;
  readonly project: number;
}

/** Leaf figures that any form can hold: items of each fund and of other money, the three public expenses, last year's outturn. */
export interface FormData {
  readonly funds: readonly (readonly Item[])[];
  readonly other: readonly Item[];
  readonly threePublic: readonly [overseas: number, reception: number, purchase: number, running: number];
  readonly lastYear: readonly number[];
}

const CODES = ["2010301", "2010302", "2080501", "2120803", "2230105"];
const amount = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 99_999 }));
const items = (least: number): fc.Arbitrary<readonly Item[]> => fc.subarray(CODES, { minLength: least }).chain((codes) =>
  fc.tuple(...codes.map((code) => fc.record({ code: fc.constant(code), personnel: amount, operating: amount, project: fc.integer({ min: 1, max: 99_999 }) }))));
const onlyProjects = (list: fc.Arbitrary<readonly Item[]>): fc.Arbitrary<readonly Item[]> => list.map((all) => all.map((item) => ({ ...item, personnel: 0, operating: 0 })));

/** Data for any form; the other funds and other money may have nothing. */
export const formData: fc.Arbitrary<FormData> = fc.record({
  funds: fc.tuple(items(1), onlyProjects(items(0)), onlyProjects(items(0))),
  other: onlyProjects(items(0)),
  threePublic: fc.tuple(amount, amount, amount, amount),
  lastYear: fc.array(amount, { minLength: CODES.length, maxLength: CODES.length }),
});

/** Data in which every fund has money and every line is there, so that every section has something to say. */
export const FULL: FormData = {
  funds: [
    [{ code: "2010301", personnel: 500, operating: 80, project: 20 }, { code: "2080501", personnel: 60, operating: 0, project: 5 }],
    [{ code: "2120803", personnel: 0, operating: 0, project: 300 }], [{ code: "2230105", personnel: 0, operating: 0, project: 40 }],
  ],
  other: [{ code: "2010302", personnel: 0, operating: 0, project: 12 }],
  threePublic: [3, 1, 18, 6],
  lastYear: [450, 90, 64, 0, 0],
};

type Row = Readonly<Record<string, Scalar>>;

const totalOf = ({ personnel, operating, project }: Item): number => personnel + operating + project;
const sum = (list: readonly Item[], of: (item: Item) => number = totalOf): number => list.reduce((all, item) => all + of(item), 0);

/** What a person types into the tables of any form: leaves only, into the columns that the form prints. */
export function formEdits(snapshot: WorkbookSnapshot, profile: Profile, all: FormData): readonly Edit[] {
  const data = printedOf(profile, all);
  return profile.tables.flatMap((layout) => {
    const rows = rowsOf(layout, data);
    const first = bodyRowOf(layout) + skipped(layout);
    const typed = (row: number, column: number, value: Scalar): readonly Edit[] => {
      const at: CellRef = { sheet: layout.sheet, row, column };
      const expects = contentAt(snapshot, at);
      return value === null || value === 0 || ("value" in expects && expects.value === value) ? [] : [{ kind: "setValue", at, expects, value }];
    };
    const { body } = layout;
    if (body.kind === "roles") {
      const [row = {}] = rows;
      return body.rows.flatMap(({ role }, index) => typed(first + index, layout.columns.length - 1, row[role] ?? null));
    }
    return rows.flatMap((row, index) => layout.columns.flatMap(({ role, axis }, column) =>
      typed(first + index, column, role === "code" ? codeAt(layout, column, row[role] ?? null) : row[axis === "main" ? role : `${axis}.${role}`] ?? null)));
  });
}

/** A fund of which the form prints no table has no money, and where the form fixes the classes of the balance, money goes to those. */
function printedOf(profile: Profile, data: FormData): FormData {
  const fixed = profile.tables.flatMap(({ body }) => (body.kind === "lines" ? body.everyClass ?? [] : []));
  const printed = (list: readonly Item[]): readonly Item[] => list.filter(({ code }) => fixed.length === 0 || fixed.includes(code.slice(0, 3)));
  return {
    ...data, other: printed(data.other),
    funds: data.funds.map((list, index) => (profile.tables.some(({ table }) => table === FUNDS[index]?.table) ? printed(list) : [])),
  };
}

/** The whole code in its one column, else the digits of the level that the column holds. */
function codeAt({ columns }: TableLayout, column: number, code: Scalar): Scalar {
  const codes = columns.flatMap(({ role }, index) => (role === "code" ? [index] : []));
  return typeof code === "string" ? codeTexts(code, codes.length)[codes.indexOf(column)] ?? null : code;
}

/** Rows above the first one that a person fills in. */
function skipped({ body }: TableLayout): number {
  switch (body.kind) {
    case "classified": return body.totalAt === "top" ? 1 : 0;
    case "units": case "departmentOnly": case "projects": return 1;
    case "outline": return 1;
    case "lines": case "oneRow": case "roles": return 0;
  }
}

function rowsOf(layout: TableLayout, data: FormData): readonly Row[] {
  const [general = [], government = [], capital = []] = data.funds;
  const all = [...general, ...government, ...capital, ...data.other];
  const [overseas, reception, purchase, running] = data.threePublic;
  switch (layout.table) {
    case "balance":
      if (layout.columns.some(({ axis, role }) => axis === "expenditure" && role === "personnel")) return byClass(all);
      return layout.body.kind === "lines" && data.other.length > 0 ? (layout.body.everyClass ?? []).map((code) => ({ "expenditure.amount": sum(all.filter((item) => item.code.startsWith(code))) })) : [];
    case "appropriation-balance":
      return layout.body.kind === "lines" ? (layout.body.uses ?? []).map(({ id }) => ({ "expenditure.amount": id === "use.project" ? sum([...general, ...government], (item) => item.project) : null })) : [];
    case "revenue":
      if (layout.body.kind === "roles") return [{ "general.appropriation": sum(general), "current.government-fund": sum(government), "current.other-revenue": sum(data.other) }];
      return layout.body.kind === "classified"
        ? codesOf(all).map((code) => ({
          code, "fiscal-appropriation": sum([...general, ...government, ...capital].filter((item) => item.code === code)),
          ...Object.fromEntries(sources(data).map(([source, list]) => [`current.${source}`, sum(list.filter((item) => item.code === code))])),
        }))
        : [Object.fromEntries(sources(data).map(([source, list]) => [`current.${source}`, sum(list)]))];
    case "expenditure":
      if (layout.body.kind === "oneRow") return [{ basic: sum(all, (item) => item.personnel + item.operating), project: sum(all, (item) => item.project) }];
      return byCode(layout, all);
    case "general-expenditure": return byCode(layout, general).map((row, index) => ({ ...row, "last-year": data.lastYear[index] ?? 0 }));
    case "government-fund-expenditure": return byCode(layout, government);
    case "state-capital-expenditure": return byCode(layout, capital);
    case "general-basic-expenditure": return byItem(layout, general);
    // The appropriation's follow from those of the funds, its basic expenditure from the general fund's alone where there is no other.
    case "appropriation-basic-expenditure": return government.length + capital.length > 0 ? byItem(layout, general) : [];
    case "office-running-costs": return [{ code: "30201", total: sum(general, (item) => item.operating) }].filter(({ total }) => total !== 0);
    case "government-procurement": return [{}, { project: "办公设备", economic: "办公设备购置" }, { item: "台式计算机", total: 9 }];
    case "appropriation-economic-expenditure": return [
      ...byItem(layout, general).map(({ total, ...row }) => ({ ...row, "general-public-budget": total ?? null })),
      { code: "30299", "general-public-budget": sum(general, (item) => item.project), "government-fund": sum(government), "state-capital": sum(capital) },
    ];
    case "general-projects": return [{ project: "专项工作", total: sum(general, (item) => item.project) }];
    case "purchased-services": return [{ project: "法律咨询", "general-public-budget": 5 }];
    case "transfers": return [{ project: "农田补助", "general-public-budget": 50, "government-fund": 10 }];
    case "performance-targets": return [{ project: "专项工作", appropriation: sum(general, (item) => item.project), "other-funds": sum(data.other), target: "按计划完成" }];
    case "three-public-expenses": return [{ overseas, reception, "vehicle-purchase": purchase, "vehicle-running": running, "office-running": sum(general, (item) => item.operating) }];
    case "project-expenditure": {
      const funds = Object.fromEntries(FUNDS.map(({ id }, index) => [id, sum(data.funds[index] ?? [], (item) => item.project)]));
      return [{ unitName: "某某局（本级）", project: "专项工作", ...funds, "unit-funds": sum(data.other) }];
    }
    case "key-project-expenditure": return [{ unitCode: "001", unitName: "某某局（本级）", project: "专项工作", target: "按计划完成" }];
    default: return [];
  }
}

function sources(data: FormData): readonly (readonly [string, readonly Item[]])[] {
  return [...FUNDS.map(({ id }, index) => [id, data.funds[index] ?? []] as const), ["other-revenue", data.other]];
}

function codesOf(list: readonly Item[]): readonly string[] {
  return [...new Set(list.map(({ code }) => code))].sort();
}

/** What each class needs for staff and for running, where the balance itself divides it; its lines are numbered by filling. */
function byClass(list: readonly Item[]): readonly Row[] {
  return [...new Set(codesOf(list).map((code) => code.slice(0, 3)))].map((code) => {
    const own = list.filter((item) => item.code.startsWith(code));
    return { "expenditure.personnel": sum(own, (item) => item.personnel), "expenditure.operating": sum(own, (item) => item.operating) };
  });
}

/** Uses of each code, undivided where the form does not divide basic expenditure. */
function byCode(layout: TableLayout, list: readonly Item[]): readonly Row[] {
  const divided = layout.columns.some(({ role }) => role === "personnel");
  const undivided = !layout.columns.some(({ role }) => role === "project");
  return codesOf(list).map((code) => {
    const own = list.filter((item) => item.code === code);
    const [personnel, operating] = [sum(own, (item) => item.personnel), sum(own, (item) => item.operating)];
    return undivided ? { code, total: sum(own) } : { code, ...(divided ? { personnel, operating } : { basic: personnel + operating }), project: sum(own, (item) => item.project) };
  });
}

/** One economic item for staff and one for running. */
function byItem({ columns }: TableLayout, list: readonly Item[]): readonly Row[] {
  const divided = columns.some(({ role }) => role === "personnel");
  const [personnel, operating] = [sum(list, (item) => item.personnel), sum(list, (item) => item.operating)];
  return [
    { code: "30101", amount: personnel, [divided ? "personnel" : "total"]: personnel }, { code: "30201", amount: operating, [divided ? "operating" : "total"]: operating },
  ].filter(({ amount: own }) => own !== 0);
}

/** Something for every entry that 补充资料 asks, and a purpose for every item it lists. */
export function supplementEdits(snapshot: WorkbookSnapshot, book: BudgetBook, entries: readonly { readonly id: string; readonly content: string }[]): readonly Edit[] {
  const facts = book.supplement?.facts ?? new Map();
  return [...facts.values()].flatMap(({ id, at }): Edit[] => {
    const content = id.startsWith(purposeId("")) ? "text" : isOfItems(id) ? ITEM_FACTS.find((fact) => id.startsWith(fact.id))?.content : entries.find((entry) => entry.id === id)?.content;
    const expects = contentAt(snapshot, at);
    if (content === undefined || !("value" in expects)) return [];
    return [{ kind: "setValue", at, expects, value: content === "amount" ? 7 : content === "count" ? 2 : "按计划安排工作" }];
  });
}
