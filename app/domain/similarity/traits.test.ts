import { describe, expect, it } from "vitest";
import { contactsIn, sharedTraits, type Trait, type TraitedBid, traitsOfFile } from "./traits.ts";

const form = { kind: "form" } as const;
const file = { kind: "file", position: 0, name: "申报书.docx" } as const;
const bid = (units: string[], traits: Trait[], isPast = false): TraitedBid => ({ units, traits, isPast });
const phone = (value: string): Trait => ({ kind: "phone", value, source: form });

describe("traits of a bid", () => {
  it("are found in its words as people write them", () => {
    const text = "联系人：张某，手机 138 0000-1234 或 +86 13900005678，座机 0391-3568888；邮箱 Zhang.San@Example.com。\n通讯地址：焦作市 山阳区示例路8号院，开户行账号：6222 0210 0112 2334 455。证号410811199001011234，编号 1380000123456。";
    expect(contactsIn({ source: form, text }).map(({ kind, value }) => [kind, value])).toEqual([
      ["phone", "13800001234"],
      ["phone", "13900005678"],
      ["phone", "03913568888"],
      ["mail", "zhang.san@example.com"],
      ["account", "6222021001122334455"],
      ["address", "焦作市山阳区示例路8号院"],
    ]);
  });

  it("of a file leave out the names that a computer gives itself", () => {
    const properties = { author: " 李  四 ", lastModifiedBy: "Administrator", company: "微软中国", application: "WPS Office 12.1.0.1", createdAt: "2026-10-01T02:03:04Z" };
    expect(traitsOfFile(properties, file).map(({ kind, value }) => [kind, value])).toEqual([["author", "李 四"], ["application", "WPS Office 12.1.0.1"], ["createdAt", "2026-10-01T02:03:04Z"]]);
  });

  it("are told of rivals alone: not of one team, not of teams with a unit in common, not of two earlier bids", () => {
    expect(sharedTraits([bid(["A"], [phone("1")]), bid(["B"], [phone("1")])], [])).toMatchObject([{ kind: "phone", value: "1", places: [{ bid: 0 }, { bid: 1 }] }]);
    expect(sharedTraits([bid(["A"], [phone("1")]), bid(["A"], [phone("1")])], [])).toEqual([]);
    expect(sharedTraits([bid(["A", "C"], [phone("1")]), bid(["B", "C"], [phone("1")])], [])).toEqual([]);
    expect(sharedTraits([bid(["A"], [phone("1")], true), bid(["B"], [phone("1")], true)], [])).toEqual([]);
    expect(sharedTraits([bid(["A"], [phone("1")], true), bid(["B"], [phone("1")])], [])).toHaveLength(1);
  });

  it("that everybody was given or has are none", () => {
    const known = [bid(["A"], [phone("03913568888")]), bid(["B"], [phone("03913568888")])];
    expect(sharedTraits(known, [])).toHaveLength(1);
    expect(sharedTraits(known, ["咨询电话 0391-3568888"])).toEqual([]);
    const program = (unit: string) => bid([unit], [{ kind: "application", value: "WPS 12", source: file }]);
    expect(sharedTraits(["A", "B"].map(program), [])).toHaveLength(1);
    expect(sharedTraits(["A", "B", "C", "D"].map(program), [])).toEqual([]);
  });

  it("name each place once", () => {
    const [group] = sharedTraits([bid(["A"], [phone("1"), phone("1"), { ...phone("1"), source: file }]), bid(["B"], [phone("1")])], []);
    expect(group!.places).toEqual([{ bid: 0, source: form }, { bid: 0, source: file }, { bid: 1, source: form }]);
  });
});
