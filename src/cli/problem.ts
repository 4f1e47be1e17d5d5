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
  notAWorkbook: ["不是能读的工作簿（.xlsx、.xls、.et、.ods）", "请用 Excel 或 WPS 另存为“Excel 工作簿 (*.xlsx)”后再试"],
  emptyFile: ["文件是空的", "请换一个有内容的工作簿"],
  passwordProtected: ["工作簿设有打开密码", "请先在 Excel 中取消打开密码并另存"],
  tooLarge: ["工作簿过大", "请删去无关的工作表，或清除远处误填的单元格后再试"],
  unreadable: ["工作簿已损坏，无法读取", "请用 Excel 打开并修复、另存后再试"],
  editing: ["单元格正在编辑", "请按 Enter 完成编辑后再试"],
  unavailable: ["暂时无法访问", "请稍后再试"],
  fileNotFound: ["找不到文件", "请检查路径"],
  unanswered: ["没有按时回应", "请稍后再试"],
  stopped: ["已停止", "可重新开始"],
};

/** A host's error, or any other, as a problem with its place; never a stack trace. */
export function problemOf(error: unknown, place: string): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof HostError) {
    const [why, remedy] = HOST_PROBLEMS[error.code];
    return new Problem(place, why, remedy);
  }
  const known = SYSTEM_PROBLEMS[errorCode(error)];
  if (known) return new Problem(place, ...known);
  // A list, text or buffer beyond what the machine can hold, or structures nested beyond its stack.
  if (error instanceof RangeError) return new Problem(place, "内容过大，或嵌套过深", "请删去无关的内容后再试");
  return new Problem(place, "无法处理（程序内部出错）", "请检查文件，或把文件和所用命令告诉维护者");
}

/** What the system answers. */
const SYSTEM_PROBLEMS: Readonly<Record<string, readonly [why: string, remedy: string]>> = {
  ENOENT: ["找不到文件", "请检查路径"],
  ENOTDIR: ["路径中有一段不是文件夹", "请检查路径"],
  EISDIR: ["是文件夹，不是文件", "请指明文件"],
  EACCES: ["没有读写权限", "请检查文件权限，或关闭正在使用它的程序"],
  EPERM: ["没有读写权限", "请检查文件权限，或关闭正在使用它的程序"],
  EBUSY: ["文件正被其他程序使用", "请关闭正在使用它的程序后再试"],
  EROFS: ["所在的磁盘是只读的", "请换一个位置保存"],
  ENOSPC: ["磁盘空间不足", "请清理磁盘后再试"],
  EDQUOT: ["超出了磁盘配额", "请清理磁盘后再试"],
  EFBIG: ["超出了允许的文件大小", "请换一个位置保存"],
  ENAMETOOLONG: ["文件名过长", "请换一个短的文件名"],
  ELOOP: ["链接互相指向，找不到文件", "请检查路径"],
  EMFILE: ["打开的文件过多", "请关闭一些程序后再试"],
  EIO: ["磁盘读写出错", "请检查磁盘后再试"],
};

/** The code of an error of the system, "" for any other. */
export function errorCode(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error && typeof error.code === "string" ? error.code : "";
}
