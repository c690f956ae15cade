import { describe, expect, it } from "vitest";
import { atomFeed, siteMap } from "./atom-feed.ts";
import { calendarFile } from "./calendar-file.ts";

describe("files for programs", () => {
  it("hold any text: marks of XML are written out, what XML cannot hold is left out", () => {
    const feed = atomFeed({ id: "https://x/", href: "https://x/?a=1&b=2", self: "https://x/feed", title: "站<点>", entries: [{ id: "https://x/1", href: "https://x/1", title: 'A & "B"\u0001 <c>', updatedAt: "2026-03-05T01:00:00.000Z", authors: ["甲<局>", "乙局"], summary: "a\u0000b" }] });
    expect(feed).toContain("<title>A &amp; &quot;B&quot; &lt;c&gt;</title>");
    expect(feed).toContain("</updated><author><name>甲&lt;局&gt;</name></author><author><name>乙局</name></author><summary>ab</summary>");
    expect(feed).toContain('<link href="https://x/?a=1&amp;b=2"/>');
    expect(feed).toContain("<updated>2026-03-05T01:00:00.000Z</updated><author>".replace("<author>", ""));
    expect(siteMap([{ href: "https://x/a&b", at: "2026-03-04T17:00:00.000Z" }, { href: "https://x/c", at: null }])).toContain("<url><loc>https://x/a&amp;b</loc><lastmod>2026-03-05</lastmod></url>\n<url><loc>https://x/c</loc></url>");
  });

  it("are calendars with lines of at most 75 bytes and no character cut in two", () => {
    const title = "赤泥，钛石膏; 胶凝材料".repeat(12);
    const file = calendarFile({ name: "榜单", madeAt: "2026-03-01T00:00:00.000Z", entries: [{ uid: "a@x", at: "2026-03-20T09:00:00.000Z", title, href: "https://x/1" }, { uid: "b@x", at: "2026-03-13", title: "提问截止", href: "https://x/1" }] });
    const lines = file.split("\r\n");
    for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(file).not.toContain("\uFFFD");
    expect(file.replaceAll("\r\n ", "")).toContain(`SUMMARY:${title.replaceAll(";", "\\;")}`);
    expect(lines).toEqual(expect.arrayContaining(["DTSTART:20260320T090000Z", "DTSTART;VALUE=DATE:20260313", "DTSTAMP:20260301T000000Z"]));
    expect(file.endsWith("END:VCALENDAR\r\n")).toBe(true);
  });
});
