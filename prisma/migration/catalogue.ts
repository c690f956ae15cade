import type pg from "pg";

/** Everything of schema `public` that matters: subject (表、列、函数 …) → its definition. */
export type Catalogue = Map<string, string>;

/**
 * One row per thing. Objects of extensions and what PostgreSQL makes by itself (NOT NULL constraints,
 * internal triggers, the owner's own rights) are left out; column order does not count.
 */
const query = `
with relation as (
  select c.*, quote_ident(c.relname) as label from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'S')
    and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
), routine as (
  select p.*, p.oid::regprocedure::text as label from pg_proc p
  where p.pronamespace = 'public'::regnamespace and p.prokind in ('f', 'p')
    and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
), rights as (
  select '表 ' || label as subject, relowner as owner, relacl as acl from relation
  union all select '列 ' || r.label || '.' || quote_ident(a.attname), r.relowner, a.attacl
    from relation r join pg_attribute a on a.attrelid = r.oid where a.attacl is not null and not a.attisdropped
  union all select '函数 ' || label, proowner, coalesce(proacl, acldefault('f', proowner)) from routine
)
select case relkind when 'v' then '视图 ' when 'm' then '物化视图 ' when 'S' then '序列 ' else '表 ' end || label as subject,
  case when relkind in ('v', 'm') then pg_get_viewdef(oid) else '存在' end
    || case when relrowsecurity then ' 行级安全' else '' end || case when relpersistence = 'u' then ' unlogged' else '' end as definition
  from relation
union all
select '列 ' || r.label || '.' || quote_ident(a.attname), concat_ws(' ',
    format_type(a.atttypid, a.atttypmod),
    case when a.attcollation <> t.typcollation then 'collate ' || a.attcollation::regcollation::text end,
    case when a.attnotnull then 'not null' end,
    case when a.attidentity <> '' then 'identity ' || a.attidentity::text end,
    case when a.attgenerated <> '' then 'generated ' || a.attgenerated::text when d.oid is not null then 'default' end,
    pg_get_expr(d.adbin, d.adrelid))
  from relation r join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
  join pg_type t on t.oid = a.atttypid left join pg_attrdef d on d.adrelid = r.oid and d.adnum = a.attnum
  where r.relkind in ('r', 'p')
union all
select '约束 ' || r.label || '.' || quote_ident(k.conname), pg_get_constraintdef(k.oid)
  from relation r join pg_constraint k on k.conrelid = r.oid where k.contype <> 'n'
union all
select '索引 ' || quote_ident(i.relname), pg_get_indexdef(i.oid) || case when x.indisvalid then '' else ' 无效' end
  from relation r join pg_index x on x.indrelid = r.oid join pg_class i on i.oid = x.indexrelid
union all
select '触发器 ' || r.label || '.' || quote_ident(t.tgname), pg_get_triggerdef(t.oid) || case t.tgenabled when 'O' then '' else ' 状态 ' || t.tgenabled::text end
  from relation r join pg_trigger t on t.tgrelid = r.oid where not t.tgisinternal
union all
select '函数 ' || label, pg_get_functiondef(oid) from routine
union all
select '枚举 ' || t.oid::regtype::text, string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder)
  from pg_type t join pg_enum e on e.enumtypid = t.oid where t.typnamespace = 'public'::regnamespace group by t.oid
union all
select '扩展 ' || extname, '存在' from pg_extension
union all
select '权限 ' || rights.subject || ' → ' || case x.grantee when 0 then 'public' else x.grantee::regrole::text end,
    string_agg(lower(x.privilege_type) || case when x.is_grantable then '*' else '' end, ', ' order by x.privilege_type)
  from rights, aclexplode(rights.acl) x where x.grantee <> rights.owner group by rights.subject, x.grantee`;

export async function readCatalogue(client: pg.Client): Promise<Catalogue> {
  // Names are shown without a schema only when the path is the same on both sides.
  await client.query("set search_path = public");
  const { rows } = await client.query<{ subject: string; definition: string }>(query);
  return new Map(rows.map(({ subject, definition }) => [subject, definition]));
}

/** One line per difference between what the migrations make and what is there, sorted. */
export function compareCatalogues(expected: Catalogue, actual: Catalogue): string[] {
  const subjects = [...new Set([...expected.keys(), ...actual.keys()])];
  const lines = subjects.flatMap((subject) => {
    const wanted = expected.get(subject);
    const found = actual.get(subject);
    if (wanted === found) return [];
    if (wanted === undefined) return [`多出：${subject}（${firstLine(found ?? "")}）`];
    if (found === undefined) return [`缺少：${subject}（${firstLine(wanted)}）`];
    return [`不同：${subject}${firstDifference(wanted, found)}`];
  });
  return lines.sort();
}

function firstDifference(wanted: string, found: string): string {
  const [wantedLines, foundLines] = [wanted.split("\n"), found.split("\n")];
  const index = wantedLines.findIndex((line, position) => line !== foundLines[position]);
  const at = index < 0 ? wantedLines.length : index;
  const where = wantedLines.length > 1 ? `第 ${at + 1} 行` : "";
  return `，${where}应为「${(wantedLines[at] ?? "").trim()}」，实为「${(foundLines[at] ?? "").trim()}」`;
}

function firstLine(text: string): string {
  return text.split("\n")[0] ?? "";
}
