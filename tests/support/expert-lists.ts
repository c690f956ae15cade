import ExcelJS from "exceljs";
import { csvLine } from "#app/domain/kernel/csv.ts";

const head = ["姓名", "手机号", "工作单位", "统一社会信用代码", "类别", "职称", "专业领域", "市内外", "所在地区", "曾任职单位", "合作人员", "师生关系"];

/** A row of a list of experts: the nth of its kind, or as said. */
export function aRow(n: number, change: Partial<Record<(typeof head)[number], string>> = {}): string[] {
  const given: Record<string, string> = {
    姓名: `示例·导入${String(n)}`,
    手机号: `139${String(10_000_000 + n)}`,
    工作单位: `示例单位${String(n % 97)}`,
    统一社会信用代码: `91410800MA9${String(1_000_000 + (n % 97))}`,
    类别: ["技术", "技术", "技术", "财务", "管理"][n % 5]!,
    职称: "教授",
    专业领域: ["胶凝材料、固废利用", "路用材料", "陶瓷；耐火材料", "成本核算", "项目管理"][n % 5]!,
    市内外: n % 3 === 0 ? "市内" : "市外",
    所在地区: "河南郑州",
    曾任职单位: n % 10 === 0 ? "91410800MA90000001 2024-06" : "",
    ...change,
  };
  return head.map((name) => given[name] ?? "");
}

export function csvList(rows: readonly string[][]): { name: string; bytes: Uint8Array } {
  return { name: "名册.csv", bytes: new TextEncoder().encode(`\uFEFF${[head, ...rows].map(csvLine).join("\r\n")}`) };
}

export async function xlsxList(rows: readonly (string | number)[][]): Promise<{ name: string; bytes: Uint8Array }> {
  const book = new ExcelJS.Workbook();
  const page = book.addWorksheet("专家");
  page.addRows([head, ...rows]);
  return { name: "名册.xlsx", bytes: new Uint8Array(await book.xlsx.writeBuffer()) };
}
