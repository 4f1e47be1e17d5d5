/** The copy that the browser keeps of the work: the file once, what was changed of it after every edit. */
import type { FileChanges } from "../../src/hosts/xlsx";
import { Copies, type Copy } from "../../src/workbench/copies";
import { KeyRange, PageStore } from "../support/pageStore";

/** Changes that say which they are. */
const changes = (name: string): FileChanges => ({ book: { names: [], moves: [], sheets: [] }, stale: false, name }) as FileChanges;
const copyOf = (bytes: Uint8Array, edit: string | null, file = "预算.xlsx"): Copy => ({ file, bytes, changes: edit === null ? null : changes(edit), time: 1, changed: edit !== null, losses: [] });
/** What of a copy tells which it is. */
const told = (copy: Copy | null): unknown => copy && [copy.file, [...copy.bytes], copy.changes && (copy.changes as FileChanges & { name: string }).name];

let store: PageStore;
let page: Copies;
beforeEach(() => {
  Object.assign(globalThis, { IDBKeyRange: KeyRange, BroadcastChannel: class { postMessage(): void { /* nobody hears */ } close(): void { /* nor this */ } } });
  store = new PageStore();
  page = new Copies(store.database, "甲");
});

const FILE = Uint8Array.from([1, 2, 3]);
const OTHER = Uint8Array.from([4, 5]);

test("of many edits the file is handed over once, another file in its place once more", async () => {
  for (const edit of ["一", "二", "三"]) await page.keep(copyOf(FILE, edit));
  expect(store.put.filter((each) => each instanceof Uint8Array)).toEqual([FILE]);
  expect(told(await page.read())).toEqual(["预算.xlsx", [1, 2, 3], "三"]);
  await page.keep(copyOf(OTHER, null, "决算.xlsx"));
  await page.keep(copyOf(OTHER, "四", "决算.xlsx"));
  expect(store.put.filter((each) => each instanceof Uint8Array)).toEqual([FILE, OTHER]);
  expect(told(await page.read())).toEqual(["决算.xlsx", [4, 5], "四"]);
  // Nothing of the first is left.
  expect(store.keys).toHaveLength(2);
});

test.each([0, 1, 2, 3, 4])("a page that ends after %i requests leaves a file with its own changes", async (endsAfter) => {
  await page.keep(copyOf(FILE, "一"));
  store.endsAfter = endsAfter;
  const whole = await page.keep(copyOf(OTHER, "二", "决算.xlsx")).then(() => true, () => false);
  expect(whole).toBe(endsAfter >= 4);
  // Another page of the same name, as after a reload.
  expect(told(await new Copies(store.database, "甲").read())).toEqual(whole ? ["决算.xlsx", [4, 5], "二"] : ["预算.xlsx", [1, 2, 3], "一"]);
  await page.keep(copyOf(OTHER, "三", "决算.xlsx"));
  expect(told(await page.read())).toEqual(["决算.xlsx", [4, 5], "三"]);
});

test.each<[what: string, stored: object, expected: unknown]>([
  ["with its changes", { ...copyOf(FILE, "一") }, ["预算.xlsx", [1, 2, 3], "一"]],
  ["without any", { file: "预算.xlsx", bytes: FILE, time: 1, changed: true, losses: [] }, ["预算.xlsx", [1, 2, 3], null]],
  ["as a file that has everything", { ...copyOf(FILE, null) }, ["预算.xlsx", [1, 2, 3], null]],
  ["of which the file is not there", { ...copyOf(FILE, "一"), bytes: undefined, of: "无" }, null],
  ["that is something else", { time: 1 }, null],
])("a copy that an earlier version kept comes back: %s", async (_what, stored, expected) => {
  store.set("甲", stored);
  expect(told(await page.read())).toEqual(expected);
  await page.keep(copyOf(OTHER, "二"));
  expect(told(await page.read())).toEqual(["预算.xlsx", [4, 5], "二"]);
  expect(store.keys).toHaveLength(2);
});

test("pages keep a copy each; forgetting forgets files and changes of all, and what is kept afterwards is whole", async () => {
  const other = new Copies(store.database, "乙");
  await page.keep(copyOf(FILE, "一"));
  await other.keep(copyOf(OTHER, "二"));
  await page.keep(copyOf(FILE, "三"));
  expect([told(await page.read()), told(await other.read())]).toEqual([["预算.xlsx", [1, 2, 3], "三"], ["预算.xlsx", [4, 5], "二"]]);
  await other.forget();
  expect([store.keys, await page.read(), await other.read()]).toEqual([[], null, null]);
  await page.keep(copyOf(FILE, "四"));
  expect(told(await page.read())).toEqual(["预算.xlsx", [1, 2, 3], "四"]);
});

test("two pages that took one name lose nothing of the last that kept", async () => {
  const twin = new Copies(store.database, "甲");
  await page.keep(copyOf(FILE, "一"));
  await twin.keep(copyOf(OTHER, "二"));
  await page.keep(copyOf(FILE, "三"));
  expect(told(await page.read())).toEqual(["预算.xlsx", [1, 2, 3], "三"]);
});
