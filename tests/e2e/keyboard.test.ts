/** The keyboard alone: from region to region and back, every control of the page named in the language shown. */
import { axeFinds, PANE } from "./steps";
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

/** Each page once in each language; which of them is dark makes no difference to the other. */
describe.each<[PageKind, string, boolean]>([["simulated", "zh-CN", false], ["released", "en-US", true]])("on the %s page, in %s", (kind, language, dark) => {
  const { openFilled } = stage(kind);

  test("every control that can be reached has a name; F6 goes round the regions and Shift+F6 back, from the pane too; Escape leaves the pane for the cells", async () => {
    const session = await openFilled({ language, dark });
    const { page, pane } = session;
    await pane.getByRole("tab", { name: /^(填报|Fill)$/ }).click();
    const fill = pane.getByRole("button", { name: /^(填充小计与占比|Fill totals and shares)$/ });
    await fill.and(pane.locator(":enabled")).focus();
    const label = await fill.innerText();
    const round: string[] = [];
    for (let count = 0; count < 5; count += 1) {
      await page.keyboard.press("F6");
      round.push(await region(session));
    }
    expect(round).toEqual(["ribbon", "cells", "sheets", "pane", "ribbon"]);
    await page.keyboard.press("Shift+F6");
    expect(await region(session)).toBe("pane");
    // Come back to, the pane has kept its place.
    expect(await pane.locator(":focus").innerText()).toBe(label);
    await page.keyboard.press("Shift+F6");
    expect(await region(session)).toBe("sheets");
    await page.keyboard.press("F6");
    await page.keyboard.press("Escape");
    expect(await region(session)).toBe("cells");
    await page.keyboard.press("F6");
    await page.keyboard.press("F6");
    // An open menu keeps Escape for itself.
    await pane.getByRole("tab", { name: /^(校验|Validate)$/ }).click();
    await pane.getByRole("button", { name: /^(更多|More)$/ }).press("Enter");
    await pane.getByRole("menu").waitFor();
    await page.keyboard.press("Escape");
    await pane.getByRole("menu").waitFor({ state: "detached" });
    expect(await region(session)).toBe("pane");

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
