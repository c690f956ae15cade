import { ok } from "#app/domain/kernel/result.ts";
import { showChallenge } from "#app/services/challenge/show-challenge.ts";
import { param } from "#app/web/page-input.ts";
import { publicDocument } from "#app/web/resource.ts";

/** An item as data: exactly what its page shows, for programs (JSON). Money in 分, instants ISO. */
const document = publicDocument({
  policy: "public",
  load: async ({ ctx, params }) => {
    const challenge = await showChallenge(ctx, param(params, "no"));
    return challenge.ok ? ok({ body: JSON.stringify(challenge.value, null, 1), type: "application/json; charset=utf-8" }) : challenge;
  },
});

export const loader = document.loader;
