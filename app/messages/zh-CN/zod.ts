import type { z } from "zod";

type Issue = z.core.$ZodRawIssue;

const sizes: Record<string, string> = { string: "个字", array: "项", file: "字节", set: "项" };

/** The sentence of a schema's problem where the schema gives none itself. */
export function zodWords(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined || issue.input === null || issue.input === "" ? "请填写。" : `请填写${typeWords[issue.expected] ?? "正确的内容"}。`;
    case "too_small":
      return issue.origin in sizes
        ? issue.minimum === 1 ? "请填写。" : `至少 ${issue.minimum} ${sizes[issue.origin]}。`
        : `不能小于 ${issue.minimum}。`;
    case "too_big":
      return issue.origin in sizes ? `最多 ${issue.maximum} ${sizes[issue.origin]}。` : `不能大于 ${issue.maximum}。`;
    case "invalid_format":
      return `请填写正确的${formatWords[issue.format] ?? "格式"}。`;
    case "invalid_value":
      return issue.input === undefined ? "请选择。" : "请从给出的选项中选择。";
    case "not_multiple_of":
      return `请填写 ${issue.divisor} 的整数倍。`;
    case "unrecognized_keys":
      return "含有不应出现的内容。";
    case "custom":
    case "invalid_union":
    case "invalid_key":
    case "invalid_element":
      return "请填写正确的内容。";
  }
}

const typeWords: Record<string, string> = { number: "数字", int: "整数", string: "文字", boolean: "是或否", date: "日期", array: "一项以上的内容" };
const formatWords: Record<string, string> = { email: "电子邮箱", url: "网址", date: "日期，如 2026-03-05", datetime: "日期和时间", time: "时间", uuid: "编号", regex: "格式" };
