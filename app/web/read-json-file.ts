/** The JSON of an uploaded file, else of the pasted text; null when it is none. */
export async function readJsonFile(file: unknown, pasted: string): Promise<{ text: string; value: unknown } | null> {
  const text = (file instanceof File && file.size > 0 ? await file.text() : pasted).replace(/^\uFEFF/, "").trim();
  try {
    return { text, value: JSON.parse(text) as unknown };
  } catch {
    return null;
  }
}
