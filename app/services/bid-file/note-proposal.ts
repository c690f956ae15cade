import { type FileKind, fileTypeOf, isProposalType } from "#app/domain/bid/file.ts";
import { noteOfProposal, type ProposalNote } from "#app/domain/bid/proposal.ts";
import { isReadingFiles, readFileText, type UploadedBytes } from "#app/files/file-text.ts";

/** A longer one is hardly the text alone; nobody waits for it to be read. */
const largestRead = 20 * 1024 * 1024;

/** 申报书正文轻检: what its team should look at again in a file that was taken; null where there is nothing to say. A hint keeps nobody waiting: while another file is being read, none is given. */
export async function noteProposal({ kind, name }: { kind: FileKind; name: string }, upload: UploadedBytes): Promise<ProposalNote | null> {
  if (kind !== "proposal") return null;
  const type = fileTypeOf(name);
  if (!isProposalType(type)) return { about: "type" };
  if (upload.size > largestRead || isReadingFiles()) return null;
  const read = await readFileText(upload, type);
  return read && noteOfProposal(read.text);
}
