import { createElement, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { FieldNotes } from "#app/components/form/field-note.tsx";
import { emptyDraft } from "#app/domain/bid/schema.ts";
import { formOfDraft } from "#app/domain/bid/form.ts";
import type { Indicator } from "#app/domain/challenge/indicator.ts";
import { foundBeside } from "./found-beside.ts";
import { FullPartFields } from "./full-part-fields.tsx";
import { MemberRows } from "./member-rows.tsx";
import { MilestoneRows } from "./milestone-rows.tsx";
import { PromiseTable } from "./promise-table.tsx";

const indicator: Indicator = { code: "K1", name: "脱碱率", comparator: "gte", value: 90, unit: "%", hard: true } as never;
const problems = new Map<string, string>();
const { promised, leadPart } = formOfDraft(emptyDraft, [indicator]);
const milestones = Array.from({ length: 2 }, () => ({ due: "", deliverable: "中试线", check: "", fiscalFen: "" }));

/** Each field that the identity scan reads, where it is drawn. */
const drawn: Record<string, ReactNode> = {
  "members.0.tasks": createElement(MemberRows, { rows: [], limits: { joins: 0, oneBid: false }, lead: leadPart, problems, isOpen: true }),
  "promised.K1": createElement(PromiseTable, { indicators: [indicator], rows: promised, problems, isValueOpen: true, isEvidenceOpen: true }),
  "milestones.1.deliverable": createElement(MilestoneRows, { rows: milestones, fiscal: "", window: null, periodMonths: 12, problems, isOpen: true }),
  "milestones.1.check": createElement(MilestoneRows, { rows: milestones, fiscal: "", window: null, periodMonths: 12, problems, isOpen: true }),
  "full.plan.0.goals": createElement(FullPartFields, { code: "plan", full: {}, units: [], problems, isOpen: true }),
  "full.equipment.0.name": createElement(FullPartFields, { code: "equipment", full: {}, units: [], problems, isOpen: true }),
};

it.each(Object.entries(drawn))("what tells the team in %s stands beside that field, once, and beside no other", (path, part) => {
  const html = renderToStaticMarkup(createElement(FieldNotes.Provider, { value: foundBeside([{ path, words: ["云岭中试"], excerpt: "依托云岭中试线" }]) }, part));
  expect(html.split("云岭中试")).toHaveLength(2);
  const [before, after] = html.split("云岭中试");
  // The nearest field before the note is its own; the evidence of a promise has the anchor at its value.
  const own = path.startsWith("promised.") ? 'name="promised[0].evidence"' : `id="bid-${path}"`;
  expect(before!.lastIndexOf("<textarea") > before!.lastIndexOf("<input") ? before!.slice(before!.lastIndexOf("<textarea")) : before!.slice(before!.lastIndexOf("<input"))).toContain(own);
  expect(after).toContain("能看出单位或人员");
});
