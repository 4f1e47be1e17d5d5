/** What made a report: the name and version that people know the product by; the version is package.json's. */
export const PRODUCT = { name: "预算公开助手", version: "0.1.0" } as const;
