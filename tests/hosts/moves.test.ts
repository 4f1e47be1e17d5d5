/** Rows that are inserted: whatever refers to cells follows, in whichever part it stands, and everything else stays. */
import { openXlsx } from "../../src/hosts/xlsx";
import { partOf, partsOf } from "../support/packages";
import { REFERENCES, referringBook, referringParts } from "../support/references";

const INSERT = { kind: "insertRows", sheet: "支出表", row: 5, count: 2 } as const;

const texts = (bytes: Uint8Array): Record<string, string> => Object.fromEntries([...partsOf(bytes).keys()].map((name) => [name, partOf(bytes, name)]));

describe("two rows before row 6", () => {
  let [saved, back]: [Uint8Array, Uint8Array] = [new Uint8Array(), new Uint8Array()];
  beforeAll(async () => {
    const host = await openXlsx(referringBook(), "x.xlsx");
    const inserted = await host.apply([INSERT]);
    saved = await host.bytes();
    await host.apply(inserted.inverse);
    back = await host.bytes();
  });

  it.each(REFERENCES)("%s", (_, part, __, after) => {
    expect(partOf(saved, part)).toContain(after);
  });

  it("nothing else changed", () => {
    expect(texts(saved)).toEqual(Object.fromEntries(referringParts(3)));
  });

  it("taken back, every part means what it meant", () => {
    const once = (texts: Record<string, string>): Record<string, string> => Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, text.replace('ref="D9:D9"', 'ref="D9"')]));
    expect(once(texts(back))).toEqual(once(Object.fromEntries(referringParts(2))));
  });
});

it("a sheet with another name is found under it by all that refer to it", async () => {
  const host = await openXlsx(referringBook(), "x.xlsx");
  await host.apply([{ kind: "renameSheet", sheet: "支出表", to: "预算" }]);
  const saved = texts(await host.bytes());
  expect(Object.entries(saved).filter(([name, text]) => decodeURI(text).includes("支出表") && !name.endsWith("sheet1.xml")).map(([name]) => name)).toEqual([]);
  expect(saved["xl/charts/chart2.xml"]).toContain("<c:f>预算!$C$7</c:f>");
});
