import { publicAnswer } from "#app/web/resource.ts";

/** The server's clock: asked by a page that somebody came back to, whose computer may have slept. */
const page = publicAnswer({ policy: "public", load: ({ ctx }) => Promise.resolve({ now: ctx.now }) });

export const loader = page.loader;
