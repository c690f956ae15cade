import { describe, expect, it } from "vitest";
import { jointAuthors, readBibliography } from "./bibliography.ts";

const bibtex = `% a comment with @article
@Article{zhang2024,
  author = {张三 and Li, Si and {王五}},
  title = "Red mud {based} {\\\\it cement}",
  year = 2024,
}
@patent(p1, inventor={张三 and 李四}, title={一种胶凝材料}, date={2022-05})
@comment{ignored, author={无人 and 也无}, year=2020}
@misc{noyear, author={赵六 and 张三}, title={x}}
`;

describe("a bibliography", () => {
  it("in BibTeX gives people, years and titles, with braces, quotes, parentheses and names turned round", () => {
    const { publications, skipped } = readBibliography(bibtex);
    expect(publications.map(({ people, year }) => ({ people, year }))).toEqual([{ people: ["张三", "Si Li", "王五"], year: 2024 }, { people: ["张三", "李四"], year: 2022 }]);
    expect(publications[0]!.title).toContain("Red mud based");
    expect(skipped).toBe(1);
  });

  it("in CSV does the same, in any order of columns and with full-width digits", () => {
    const csv = '年份,作者,题目\n２０２５,"张三；李四，王五",甲\n无,赵六,乙\n2021,张三、钱七,丙\n';
    expect(readBibliography(csv)).toEqual({ publications: [{ title: "甲", year: 2025, people: ["张三", "李四", "王五"] }, { title: "丙", year: 2021, people: ["张三", "钱七"] }], skipped: 1 });
  });

  it("that is none gives nothing", () => {
    expect(readBibliography("随便写的一段话").publications).toEqual([]);
    expect(readBibliography("@article{broken, author = {张三").publications).toEqual([]);
  });

  it("names everybody else once, with the latest year", () => {
    const publications = [{ title: "a", year: 2020, people: ["张 三", "李四"] }, { title: "b", year: 2024, people: ["李 四", "张三", "王五"] }];
    expect(jointAuthors(publications, "张三")).toEqual([{ name: "李 四", year: 2024, title: "b" }, { name: "王五", year: 2024, title: "b" }]);
  });
});
