import { wronglyFilled } from "../support/emptiedForm";

/**
 * Made-up disclosures whose funds, projects and items have nothing in one of two years: a subtotal and sources that were blank (207, 288), sources
 * that only this office prints, behind its own subtotal or under a bare group (383, 510), a total below lines that were not read (321), classes
 * of nothing in an office's own list (257), lists of items alone (299), a bare 合计 beside 会议费 (561), rates whose zeros are not shown (275).
 */
const SEEDS = [207, 257, 275, 288, 299, 321, 383, 510, 561];

test.each(SEEDS)("amounts where last year had none: every formula of the form is right, also when it is filled empty or at last (%i)", async (seed) => {
  for (const when of ["before typing", "after typing"] as const) {
    const { wrong, derived, rearranged, conflicts } = await wronglyFilled(seed, when);
    expect({ when, wrong, rearranged, conflicts }).toEqual({ when, wrong: [], rearranged: 0, conflicts: 0 });
    expect(derived).toBeGreaterThan(20);
  }
});
