import { HostError } from "../hosts/host";
import type { HostErrorCode } from "../hosts/host";

/** Why a command could not run: one line of place, reason and what to do. Ends the command with exit code 2. */
export class Problem extends Error {
  constructor(readonly place: string, readonly why: string, readonly remedy: string) {
    super(`${place}：${why}；${remedy}`);
    this.name = "Problem";
  }
}

const HOST_PROBLEMS: Readonly<Record<HostErrorCode, readonly [why: string, remedy: string]>> = {
  notAWorkbook: ["不是 .xlsx 工作簿", "请用 Excel 或 WPS 另存为“Excel 工作簿 (*.xlsx)”后再试"],
  emptyFile: ["文件是空的", "请换一个有内容的工作簿"],
  passwordProtected: ["工作簿设有打开密码", "请先在 Excel 中取消打开密码并另存"],
  tooLarge: ["工作簿过大", "请删去无关的工作表，或清除远处误填的单元格后再试"],
  unreadable: ["工作簿已损坏，无法读取", "请用 Excel 打开并修复、另存后再试"],
  editing: ["单元格正在编辑", "请按 Enter 完成编辑后再试"],
  unavailable: ["暂时无法访问", "请稍后再试"],
  fileNotFound: ["找不到文件", "请检查路径"],
};

/** A host's error, or any other, as a problem with its place; never a stack trace. */
export function problemOf(error: unknown, place: string): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof HostError) {
    const [why, remedy] = HOST_PROBLEMS[error.code];
    return new Problem(place, why, remedy);
  }
  const code = errorCode(error);
  if (code === "ENOENT") return new Problem(place, "找不到文件", "请检查路径");
  if (code === "EISDIR") return new Problem(place, "是文件夹，不是文件", "请指明 .xlsx 文件");
  if (code === "EACCES" || code === "EPERM") return new Problem(place, "没有读写权限", "请检查文件权限，或关闭正在使用它的程序");
  if (code === "ENOSPC") return new Problem(place, "磁盘空间不足", "请清理磁盘后再试");
  const detail = error instanceof Error ? error.message.split("\n")[0] ?? "" : String(error);
  return new Problem(place, `无法处理（${detail}）`, "请检查文件，或把这行文字告诉维护者");
}

function errorCode(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error && typeof error.code === "string" ? error.code : "";
}
