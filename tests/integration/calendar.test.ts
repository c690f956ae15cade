import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { closeDatabase, getPool } from "#app/db/client.ts";
import { readClock } from "#app/db/clock.ts";
import { readSite } from "#app/db/site.ts";
import { addWorkingDays } from "#app/domain/kernel/working-days.ts";
import { checkNotice, decideNotice, proposeNotice, showCalendar } from "#app/services/calendar/change-calendar.ts";
import { listTodo } from "#app/services/todo/list-todo.ts";
import { aChallenge, aPerson, at, codeOf, grantDuties, valueOf } from "#tests/support/builders.ts";
import { jiebangProcess } from "#tests/support/cli.ts";

/** 示例, not the real notice: such as it would be written. */
const notice = `关于2027年部分节假日安排的通知
国办发明电〔2026〕0号
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（周五）至11日（周四）放假调休，共7天。1月31日（周日）、2月20日（周六）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。5月8日（周六）上班。
五、端午节：6月9日（周三）放假1天。
六、中秋节：9月15日（周三）放假1天。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。`.replace("〔2026〕0号", "〔2026〕9号");

afterEach(async () => {
  await getPool().query("delete from setting where key = 'calendar'");
  await readClock();
});
afterAll(closeDatabase);

async function people() {
  const all = { admin: await aPerson("calendaradmin", "systemAdmin"), second: await aPerson("officer2", "secondOfficer"), officer: await aPerson("officer", "officer") };
  await grantDuties(all.admin, all.second);
  return all;
}

describe("the next State Council notice", () => {
  it("is checked without a trace, proposed by an administrator, and counts for every process once another person took it over", async () => {
    const { admin, second, officer } = await people();
    const closing = await aChallenge({ closesAt: "2027-02-08T17:00:00+08:00" });
    const checked = valueOf(await checkNotice(await at(admin), notice));
    expect(checked.problems).toEqual([]);
    expect(checked.preview).toMatchObject({ year: 2027, isNew: true });
    expect(checked.preview!.differences.slice(0, 2).map(({ date, after }) => [date, after.kind])).toEqual([["2027-01-01", "holiday"], ["2027-01-02", "holiday"]]);
    expect(checked.preview!.effects.find(({ no }) => no === closing.no)).toMatchObject({ kind: "bids", date: "2027-02-08", becomesDayOff: true });
    expect(valueOf(await showCalendar(await at(admin))).proposal).toBeNull();

    valueOf(await proposeNotice(await at(admin), notice));
    const { proposal } = valueOf(await showCalendar(await at(admin)));
    const term = () => addWorkingDays("2026-12-29", 5);
    await readClock();
    expect([proposal!.isOwn, term()]).toMatchObject([true, { value: { end: "2027-01-04", provisional: true } }]);
    expect(codeOf(await decideNotice(await at(admin), proposal!.digest, true))).toBe("samePerson");
    expect(codeOf(await decideNotice(await at(officer), proposal!.digest, true))).toBe("notFound");
    expect(codeOf(await decideNotice(await at(second), "0".repeat(64), true))).toBe("statusChanged");
    expect(valueOf(await listTodo(await at(second))).mine).toContainEqual(expect.objectContaining({ code: "decideCalendar", no: "2027" }));
    expect(valueOf(await listTodo(await at(admin))).mine.map(({ code }) => code)).not.toContain("decideCalendar");

    valueOf(await decideNotice(await at(second), proposal!.digest, true));
    expect(codeOf(await decideNotice(await at(second), proposal!.digest, true))).toBe("statusChanged");
    await readSite();
    expect(term()).toMatchObject({ value: { end: "2027-01-05", provisional: false } });
    // Another process learns it with its clock.
    const shown = await jiebangProcess("calendar", "show", "--as", "calendaradmin", "--json");
    expect(shown.json).toMatchObject({ years: expect.arrayContaining([{ year: 2027, source: "国办发明电〔2026〕9号" }]), proposal: null });
    const { rows } = await getPool().query<{ event: string }>("select kind as event from audit_event where noun = 'setting' and kind like '%Calendar' order by seq desc limit 2");
    expect(rows.map(({ event }) => event)).toEqual(["adoptCalendar", "proposeCalendar"]);
    expect(codeOf(await proposeNotice(await at(admin), notice))).toBe("nothingChanged");
  });

  it("that contradicts itself is told where, and is not proposed; what was turned down changes nothing", async () => {
    const { admin, second } = await people();
    const wrong = notice.replace("共7天。1月31日", "共8天。1月31日");
    expect(valueOf(await checkNotice(await at(admin), wrong))).toMatchObject({ preview: null, problems: [{ code: "countDiffers" }] });
    expect(codeOf(await proposeNotice(await at(admin), wrong))).toBe("invalidInput");
    expect(codeOf(await checkNotice(await at(second), notice))).toBe("notFound");
    valueOf(await proposeNotice(await at(admin), notice));
    const { proposal } = valueOf(await showCalendar(await at(second)));
    valueOf(await decideNotice(await at(second), proposal!.digest, false));
    await readClock();
    expect(addWorkingDays("2026-12-29", 5)).toMatchObject({ value: { provisional: true } });
    expect(valueOf(await showCalendar(await at(second))).proposal).toBeNull();
  });

  it("comes in on the command line too", async () => {
    await people();
    const folder = mkdtempSync(join(tmpdir(), "jiebang-notice-"));
    try {
      const file = join(folder, "notice.txt");
      writeFileSync(file, notice);
      expect((await jiebangProcess("calendar", "propose", file, "--as", "calendaradmin")).code).toBe(0);
      const { proposal } = (await jiebangProcess("calendar", "show", "--as", "officer2", "--json")).json as { proposal: { digest: string } };
      expect((await jiebangProcess("calendar", "adopt", proposal.digest, "--as", "calendaradmin")).code).toBe(3);
      expect((await jiebangProcess("calendar", "adopt", proposal.digest, "--as", "officer2")).code).toBe(0);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
