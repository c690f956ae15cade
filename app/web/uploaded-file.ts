/** A file of a form as plain bytes with its name; undefined where none was chosen. */
export async function uploadedFile(file: File | undefined): Promise<{ name: string; bytes: Uint8Array } | undefined> {
  return file && file.size > 0 ? { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) } : undefined;
}
