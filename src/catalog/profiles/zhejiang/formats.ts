/** Amounts with two decimals; a zero is left blank, as the published tables print it. */
export const BLANK_ZERO = "0.00;-0.00;;@";

/** Amounts with two decimals; a zero is printed as a plain 0, as in the tables that are published even when empty. */
export const PRINTED_ZERO = "0.00;-0.00;0;@";
