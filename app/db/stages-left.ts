/** 评审阶段 after the present one of a challenge (alias given): a round that names none has one. */
export function stagesLeftSql(challenge: string): string {
  return `(select greatest(coalesce(jsonb_array_length(r.rules->'stages'), 1) - ${challenge}.review_stage, 0) from round r where r.id = ${challenge}.round_id)::int as "stagesLeft"`;
}
