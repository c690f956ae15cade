import { refuse } from "#app/domain/kernel/result.ts";
import { publicPage } from "#app/web/public-page.ts";

/** Whatever no other route answers. */
const page = publicPage<never>({ page: "notFound", policy: "public", load: () => Promise.resolve(refuse("notFound")) });

export const loader = page.loader;
export const action = page.action;

export default function NotFound() {
  return null;
}
