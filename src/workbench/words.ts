/** What the workbench itself says; everything about budgets is said by the pane. */
import type { HostErrorCode } from "../hosts/host";

export const text = {
  title: "预算公开助手 · 工作台",
  newFile: "新建.xlsx",
  sample: "载入示例",
  open: "打开 .xlsx",
  save: "保存 .xlsx",
  create: "新建",
  close: "关闭",
  busy: "请稍候…",
  grid: "表格",
  failed: (detail: string): string => `没有完成：${detail}。工作簿保持原样，请重试。`,
} as const;

const HOST_ERRORS: Readonly<Record<HostErrorCode, string>> = {
  notAWorkbook: "不是 .xlsx 工作簿；.xls 文件请先在 Excel 或 WPS 中另存为 .xlsx",
  emptyFile: "文件是空的，请换一个文件",
  passwordProtected: "文件有打开密码，请先去掉密码再打开",
  tooLarge: "文件太大，请删去多余的行列再打开",
  unreadable: "文件读不出来，可能已损坏；请在 Excel 或 WPS 中另存一份再打开",
  editing: "有单元格正在编辑，请先结束编辑",
  unavailable: "工作簿没有回应，请重试",
  fileNotFound: "找不到文件",
};

/** Why a file could not be opened. */
export function hostErrorText(code: HostErrorCode, place: string): string {
  return place === "" ? HOST_ERRORS[code] : `${place}：${HOST_ERRORS[code]}`;
}

/** Why the workbook refused what was typed. */
export function refusalText(code: string): string {
  if (code === "AccessDenied") return "工作表受保护，没有写入";
  if (code === "ItemAlreadyExists") return "已有同名工作表，请换一个名称";
  return "这项改动没有被接受，表格保持原样；请检查公式或名称的写法";
}
