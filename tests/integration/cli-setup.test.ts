import { describe, expect, it } from "vitest";
import { redeemActivation } from "#app/auth/identity.ts";
import { getPool } from "#app/db/client.ts";
import { withConnection } from "#prisma/migration/connection.ts";
import { done, jiebang, jsonFile } from "#tests/support/cli.ts";

const people = [
  { username: "wang", name: "王主任", phone: "138 0000 1111", roles: ["systemAdmin"] },
  { username: "li", name: "李科长", roles: ["secondOfficer", "securityAdmin"] },
  { username: "zhao", name: "赵工", roles: ["officer"] },
];

describe("setup of a real installation", () => {
  it("asks for the two who can name everybody else, and keeps exclusive duties apart", async () => {
    await withConnection(process.env.DATABASE_URL!, (client) => client.query("update installation set kind = 'real'"));
    expect(await jiebang("setup", await jsonFile({ people: [people[2]] }))).toMatchObject({ code: 2, json: { fields: [{ path: "people" }, { path: "people" }] } });
    const alone = { ...people[0], roles: ["systemAdmin", "securityAdmin"] };
    expect(await jiebang("setup", await jsonFile({ people: [alone] }))).toMatchObject({ code: 2, json: { fields: [{ path: "people.0.roles.1" }] } });
    expect(await jiebang("setup", await jsonFile({ people: [...people, people[0]] }))).toMatchObject({ code: 3, json: { code: "taken" } });
    expect((await getPool().query("select from person")).rowCount).toBe(0);
  });

  it("makes accounts that wait for their printed codes, once", async () => {
    const made = await done("setup", await jsonFile({ people }));
    expect(made.people.map(({ username, roles }: { username: string; roles: string[] }) => [username, roles])).toEqual(people.map(({ username, roles }) => [username, roles]));
    const { slip } = made.people[1].delivered;
    expect(slip).toMatchObject({ name: "李科长", purpose: "activation", card: expect.any(Array) });
    expect(await redeemActivation(getPool(), slip.code)).toMatchObject({ username: "li" });
    expect(await jiebang("setup", await jsonFile({ people }))).toMatchObject({ code: 3, json: { code: "alreadyDone" } });
    // What has people is no longer empty: a start does not turn it into a demo.
    expect(await done("demo", "ensure")).toEqual({ accounts: [] });
    expect(await done("round", "import", await jsonFile({ ...(await roundFile()), bids: [] }))).toMatchObject({ counts: { challenges: 8, published: 0 } });
  });
});

async function roundFile() {
  const { default: file } = await import("#prisma/demo/demo-round.json", { with: { type: "json" } });
  return file;
}
