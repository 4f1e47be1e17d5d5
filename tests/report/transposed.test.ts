import { transposedDigits } from "../../src/report/transposed";

test.each([
  ["67.00", "76.00", ["67", "76"]],
  ["1234.56", "1234.65", ["56", "65"]],
  ["12.30", "13.20", ["2.3", "3.2"]],
  ["94995790.00", "94997590.00", ["57", "75"]],
  ["67.00", "68.00", null],
  ["67.00", "167.00", null],
  ["1221.00", "2112.00", null],
  ["132.00", "231.00", null],
  ["67.00", "67.00", null],
])("%s for %s", (printed, expected, digits) => {
  expect(transposedDigits(printed, expected)).toEqual(digits);
});
