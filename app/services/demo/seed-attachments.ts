import { createReadStream } from "node:fs";
import { join } from "node:path";
import { ok, type Result } from "#app/domain/kernel/result.ts";
import { addAttachment } from "#app/services/attachment/add-attachment.ts";
import type { Context } from "#app/services/kernel/context.ts";

const folder = "prisma/demo/attachments";

const files = [
  { access: "public", name: "赤泥成分说明.pdf", file: "composition.pdf" },
  { access: "nda", name: "压滤车间工艺参数.pdf", file: "filter-press.pdf" },
] as const;

/** So that a newcomer sees 附件 alive: one for everybody, one under a pledge of secrecy. */
export async function seedAttachments(ctx: Context, challengeNo: string): Promise<Result<null>> {
  for (const { access, name, file } of files) {
    const added = await addAttachment(ctx, challengeNo, { access, name, content: createReadStream(join(folder, file)) });
    if (!added.ok) return added;
  }
  return ok(null);
}
