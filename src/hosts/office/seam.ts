/** What this room needs of Office beside the objects of a batch; tests may put another workbook behind it. */
export interface OfficeSeam {
  /** Runs one batch on the workbook of this pane. */
  run<T>(batch: (context: Excel.RequestContext) => Promise<T>): Promise<T>;
  /** Whether Excel claims this version of the requirement set ExcelApi; a claim only, so calls stay caught. */
  supports(version: string): boolean;
}

/** The workbook in which the pane was opened. Waits until a cell that is being typed in is left, where Excel can. */
export const OPEN_WORKBOOK: OfficeSeam = {
  run: (batch) => Excel.run({ delayForCellEdit: true }, batch),
  supports: (version) => Office.context.requirements.isSetSupported("ExcelApi", version),
};
