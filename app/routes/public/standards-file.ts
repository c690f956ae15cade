import { standardsCsv } from "#app/domain/challenge/standards-file.ts";
import { standardsNow } from "#app/domain/challenge/standards.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { standardTableWords } from "#app/messages/zh-CN/standards.ts";
import { publicDownload } from "#app/web/resource.ts";

/** 标准表 as the file that an administrator changes and brings back. */
const file = publicDownload({ policy: "public", load: () => Promise.resolve(ok({ body: standardsCsv(standardsNow()), type: "text/csv; charset=utf-8", name: standardTableWords.fileName })) });

export const loader = file.loader;
