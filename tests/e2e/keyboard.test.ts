/** The keyboard alone: from region to region and back, every control of the page named in the language shown. */
import { axeFinds, filledSample, PANE } from "./steps";
import { stage, SLOW, type PageKind } from "./stage";
import type { Session } from "./session";

/** Where the focus is: in the ribbon, the cells, the sheets' tabs, or the pane. */
function region({ page }: Session): Promise<string> {
  return page.evaluate(() => {
    const at = document.activeElement;
    if (at?.tagName === "IFRAME") return "pane";
    if (at?.closest("[role=toolbar]")) return "ribbon";
    if (at?.closest("[role=tablist]")) return "sheets";
    return at?.closest("main") ? "cells" : "elsewhere";
  });
}

describe.each<[PageKind]>([["simulated"], ["released"]])("on the %s page", (kind) => {
  const { open } = stage(kind);

  test("F6 goes round the regions and Shift+F6 back, from the pane too; Escape leaves the pane for the cells", async () => {
    const session = await open();
    const { page, pane } = session;
    await filledSample(session);
    await pane.getByRole("button", { name: "填充小计与占比" }).and(pane.locator(":enabled")).focus();
    const round: string[] = [];
    for (let count = 0; count < 5; count += 1) {
      await page.keyboard.press("F6");
      round.push(await region(session));
    }
    expect(round).toEqual(["ribbon", "cells", "sheets", "pane", "ribbon"]);
    await page.keyboard.press("Shift+F6");
    expect(await region(session)).toBe("pane");
    // Come back to, the pane has kept its place.
    expect(await pane.locator(":focus").innerText()).toBe("填充小计与占比");
    await page.keyboard.press("Shift+F6");
    expect(await region(session)).toBe("sheets");
    await page.keyboard.press("F6");
    await page.keyboard.press("Escape");
    expect(await region(session)).toBe("cells");
    await page.keyboard.press("F6");
    await page.keyboard.press("F6");
    // An open menu keeps Escape for itself.
    await pane.getByRole("tab", { name: "校验" }).click();
    await pane.getByRole("button", { name: "更多" }).press("Enter");
    await pane.getByRole("menu").waitFor();
    await page.keyboard.press("Escape");
    await pane.getByRole("menu").waitFor({ state: "detached" });
    expect(await region(session)).toBe("pane");
  }, SLOW);

  test.each([["zh-CN", false], ["en-US", true]])("every control that can be reached has a name, in %s", async (language, dark) => {
    const session = await open({ language, dark });
    const { page } = session;
    await filledSample(session);
    const controls = await page.locator("button, input, a[href], a[role], [role=tab], [contenteditable=true]").evaluateAll((all) => all
      .filter((each) => !each.closest("[inert]") && (each as HTMLElement).offsetParent !== null)
      .map((each) => each.getAttribute("aria-label") ?? each.textContent ?? ""));
    expect(controls.length).toBeGreaterThan(20);
    expect(controls.filter((name) => name.trim() === "")).toEqual([]);
    const own = await page.locator("main [aria-label]").evaluateAll((all) => all.filter((each) => !each.closest("[inert]")).map((each) => each.getAttribute("aria-label") ?? ""));
    if (language === "zh-CN") expect(own.filter((name) => /[a-z]{3}/i.test(name))).toEqual([]);
    else expect(own.filter((name) => /\p{Script=Han}/u.test(name))).toEqual([]);
    expect([...(await axeFinds(page, "main[aria-label]")), ...(await axeFinds(page, "header[aria-label]")), ...(await axeFinds(page, PANE))]).toEqual([]);
  }, SLOW);
});
