import { describe, expect, it } from "vitest";
import { repliedForm } from "./replied-form.ts";

describe("a form that the server alone judges", () => {
  it("shows nothing before it was sent", () => {
    const form = repliedForm("bid-withdraw", undefined);
    expect([form.errors, form.allErrors]).toEqual([undefined, {}]);
    expect(form.field("offline.date")).toEqual({ id: "bid-withdraw-offline.date", name: "offline.date", errorId: "bid-withdraw-offline.date-error", descriptionId: "bid-withdraw-offline.date-description", errors: undefined, initialValue: undefined });
  });

  it("keeps what was typed and says what is wrong where it is, and what concerns the whole", () => {
    const form = repliedForm("bid-withdraw", { status: "error", initialValue: { reason: "资金", offline: { place: "会议室" } }, error: { "": ["状态已变"], "offline.date": ["必填"], reason: null } });
    expect(form.errors).toEqual(["状态已变"]);
    expect(form.allErrors).toEqual({ "": ["状态已变"], "offline.date": ["必填"] });
    expect(["reason", "offline.place", "offline.date", "documentNumber"].map((name) => [form.field(name).initialValue, form.field(name).errors])).toEqual([["资金", undefined], ["会议室", undefined], [undefined, ["必填"]], [undefined, undefined]]);
  });
});
