import { ok } from "#app/domain/kernel/result.ts";
import { listSigningKeys } from "#app/services/bid/list-signing-keys.ts";
import { publicDownload } from "#app/web/resource.ts";

/** 签名公钥 as a file: with it a receipt is checked anywhere, without us (`jiebang receipt verify FILES --keys keys.json`). */
const file = publicDownload({
  policy: "public",
  load: async () => ok({ body: JSON.stringify(await listSigningKeys(), null, 1), type: "application/json; charset=utf-8", name: "keys.json" }),
});

export const loader = file.loader;
