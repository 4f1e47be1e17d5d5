/** The grid follows the workbook: what is typed, found, inserted and undone is drawn where it is, and then the page rests. */
import { stage, SLOW, type PageKind } from "./stage";
import { countWork, drawnSelection, middleOfSelection, shownAt, textsDrawn, workOfAnIdleSecond } from "./drawn";
import { eventually, type Session } from "./session";
import { goTo, told, typeInto, validate } from "./steps";

const GENERAL = "一般公共预算支出表";

describe.each<[PageKind]>([["simulated"], ["released"]])("on the %s page", (kind) => {
  const { openFilled } = stage(kind);

  test("a finding and a figure of the text lead to their cells again and again after a figure was typed; undoing it is drawn; the page rests after each", async () => {
    const session = await openFilled({ first: countWork });
    const { page, pane } = session;
    // A text of before, whose figures lead where they stood.
    await pane.getByRole("tab", { name: "说明" }).click();
    await pane.getByRole("button", { name: "生成说明" }).click();
    await told(session, /已生成 \d+ 节说明/);
    await goTo(session, GENERAL, "E9");
    await textsDrawn(page);
    await page.keyboard.type("214.8");
    await page.keyboard.press("Enter");
    expect(await drawnInTime(session, "214.80")).toContain("214.80");
    expect(await workOfAnIdleSecond(page)).toBe(0);

    const figures = pane.getByRole("article").getByRole("button").filter({ hasText: /\d/ });
    for (const which of [0, 3]) {
      await goTo(session, "基本信息", "A1");
      const wanted = await figures.nth(which).getAttribute("aria-label") ?? "";
      await figures.nth(which).click();
      const at = await eventually(() => drawnSelection(page), ({ sheet }) => sheet !== "基本信息");
      expect(wanted).toContain(`${at.sheet}!${at.cells}`);
    }

    await goTo(session, "基本信息", "A1");
    await validate(session);
    const finding = pane.getByRole("listitem").filter({ hasText: `${GENERAL}!E9` }).first().getByRole("button").first();
    await finding.click();
    expect(await shownAt(page, GENERAL, "E9")).toEqual({ sheet: GENERAL, cells: "E9" });
    expect(await workOfAnIdleSecond(page)).toBe(0);

    // What is framed on the canvas is that cell: a click into the frame, after one elsewhere, chooses it.
    const middle = await middleOfSelection(page);
    await goTo(session, GENERAL, "B12");
    await page.mouse.click(middle?.x ?? 0, middle?.y ?? 0);
    expect(await shownAt(page, GENERAL, "E9")).toEqual({ sheet: GENERAL, cells: "E9" });
    await goTo(session, "收支预算总表", "B7");
    await finding.click();
    expect(await shownAt(page, GENERAL, "E9")).toEqual({ sheet: GENERAL, cells: "E9" });

    await typeInto(session, GENERAL, "E9", "214.9");
    expect(await drawnInTime(session, "214.90")).toContain("214.90");
    await page.keyboard.press("Control+z");
    expect(await drawnInTime(session, "214.80")).toContain("214.80");
    expect(await workOfAnIdleSecond(page)).toBe(0);
    expect((await drawnSelection(page)).sheet).toBe(GENERAL);
  }, SLOW);

  test("rows that the pane inserts are drawn, the page rests, and a jump still lands", async () => {
    const session = await openFilled({ first: countWork });
    const { page, pane } = session;
    await pane.getByRole("tab", { name: "填报" }).click();
    await goTo(session, GENERAL, "E9");
    await pane.getByRole("button", { name: "插入科目" }).click();
    const box = pane.getByRole("combobox", { name: "科目", exact: true });
    await box.pressSequentially("2070104");
    await pane.getByRole("option", { name: /2070104/ }).first().waitFor();
    await box.press("Enter");
    await textsDrawn(page);
    await pane.getByRole("button", { name: "插入 1 个科目" }).click();
    await told(session, /已在 \d+ 张表插入 \d+ 行/);
    expect(await drawnInTime(session, "2070104")).toContain("2070104");
    expect(await workOfAnIdleSecond(page)).toBe(0);
    await typeInto(session, GENERAL, "E9", "214.8");
    await goTo(session, "基本信息", "A1");
    await validate(session);
    await pane.getByRole("listitem").filter({ hasText: `${GENERAL}!E9` }).first().getByRole("button").first().click();
    expect(await shownAt(page, GENERAL, "E9")).toEqual({ sheet: GENERAL, cells: "E9" });
  }, SLOW);
});

/** Everything that the grid drew until a text was among it. */
async function drawnInTime({ page }: Session, text: string): Promise<readonly string[]> {
  const all: string[] = [];
  await eventually(async () => all.push(...(await textsDrawn(page))), () => all.includes(text));
  return all;
}
