import type { ServerBuild } from "@remix-run/node";
import { describe, expect, it } from "vitest";
import { ok } from "#app/domain/kernel/result.ts";
import { sharedAddresses } from "./request-handler.ts";
import { publicPage } from "./public-page.ts";
import { publicAnswer, publicDocument, publicDownload, workDownload } from "./resource.ts";
import { workPage } from "./work-page.ts";

const none = () => Promise.resolve(ok({ body: "", type: "text/plain", name: "" }));
const modules = {
  list: publicPage({ page: "challengeList", policy: "public", load: none }),
  feed: publicDocument({ policy: "public", load: none }),
  file: publicDownload({ policy: "public", load: none }),
  time: publicAnswer({ policy: "public", load: none }),
  work: workPage({ page: "workHome", policy: "self", load: none }),
  "work/file": workDownload({ policy: "self", load: none }),
};
const routes = Object.fromEntries(Object.entries(modules).map(([id, module]) => [id, { id, path: id, module }]));
const isShared = sharedAddresses({ routes: { root: { id: "root", path: "", module: {} }, ...routes, other: { id: "other", path: "*", module: modules.list } } } as unknown as ServerBuild);

describe("an address that answers everybody alike", () => {
  it.each([
    ["/list", true],
    ["/list?text=a", true],
    ["/feed", true],
    ["/list.data", false],
    ["/file", false],
    ["/time", false],
    ["/work", false],
    ["/work/file", false],
    ["/nowhere", false],
  ])("%s: %s", (path, expected) => expect(isShared(`http://localhost${path}`)).toBe(expected));
});
