import type { ExpertLink, ExpertRow, ExpertView } from "#app/domain/organisation/expert.ts";
import { getPool } from "./client.ts";

const rowColumns = `e.no, p.name, u.name as "unitName", e.kind, e.title, e.fields, e.local`;
const rowTables = "expert e join person p on p.id = e.person_id join unit u on u.id = e.unit_id";

/** The pool by number, or the one expert with this id. */
export async function findExpertRows(onlyId: string | null): Promise<ExpertRow[]> {
  const { rows } = await getPool().query<ExpertRow>(`select ${rowColumns} from ${rowTables} where ($1::uuid is null and p.rehearsal_id is null) or e.id = $1 order by e.no`, [onlyId]);
  return rows;
}

/** The id behind an expert's number. */
export async function findExpertId(no: string): Promise<string | null> {
  const { rows } = await getPool().query<{ id: string }>("select id from expert where no = $1", [no]);
  return rows[0]?.id ?? null;
}

/** An expert with everything that may exclude them. */
export async function findExpert(id: string): Promise<ExpertView> {
  const { rows } = await getPool().query<Omit<ExpertView, "links">>(`select ${rowColumns}, u.uscc as "unitUscc" from ${rowTables} where e.id = $1`, [id]);
  const { rows: links } = await getPool().query<ExpertLink>(
    `select l.kind, u.name as "unitName", l.person_code as "personCode", l.detail, to_char(l.until, 'YYYY-MM-DD') as until
     from expert_link l left join unit u on u.id = l.unit_id where l.expert_id = $1 order by l.kind, l.id`,
    [id],
  );
  return { ...rows[0]!, links };
}
