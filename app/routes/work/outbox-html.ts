import { showOutboxHtml } from "#app/services/outbox/show-outbox-html.ts";
import { param } from "#app/web/page-input.ts";
import { sandboxedDocument } from "#app/web/sandboxed-document.ts";

const page = sandboxedDocument({ policy: "self", load: ({ ctx, params }) => showOutboxHtml(ctx, { id: param(params, "id") }) });

export const loader = page.loader;
