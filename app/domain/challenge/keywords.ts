/** 关键词 one by one. */
export function keywordsOf(keywords: string): string[] {
  return [...new Set(keywords.split(/[、，,;；\s]+/).filter(Boolean))];
}
