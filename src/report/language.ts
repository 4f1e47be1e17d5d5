/** Languages in which the product speaks; Chinese is the default, English for an English Office. */
export type Language = "zh" | "en";
