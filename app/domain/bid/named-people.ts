interface Named {
  projectLead: { name: string };
  members: readonly { people: string }[];
  full?: { people?: readonly Readonly<Record<string, unknown>>[] | undefined } | null | undefined;
}

/** Names that a bid gives, each once: its lead, the people of the members' blocks (one a line, the name first) and 项目组人员; none of a bid that is not open. */
export function namedPeople(content: Named | null): string[] {
  if (!content) return [];
  const listed = content.members.flatMap(({ people }) => people.split("\n").map((line) => line.trim().split(/[\s,，、;；:：(（]/)[0] ?? ""));
  const team = (content.full?.people ?? []).map(({ name }) => (typeof name === "string" ? name.trim() : ""));
  return [...new Set([content.projectLead.name, ...listed, ...team])].filter(Boolean);
}
