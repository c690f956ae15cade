/** What one person proposes and another one puts in force: 工作日历, 标准表. */
export const proposedTextWords = {
  by: (name: string) => `由${name || "系统"}提交，`,
  checked: "核对结果",
  problems: (count: number) => `有 ${String(count)} 处须更正，没有导入`,
  propose: "提交复核",
  file: "或选择文件",
  check: "核对",
} as const;
