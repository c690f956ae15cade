import { z } from "zod";
import { fileKinds, longestFileName, type ManifestFile, type NewFile } from "./file.ts";
import { type ProposalNote, proposalParts } from "./proposal.ts";

export const newFile = z.strictObject({
  kind: z.enum(fileKinds),
  name: z.string().max(1000),
  size: z.int().min(0).nullable(),
}) satisfies z.ZodType<NewFile>;

const digest = z.string().regex(/^[0-9a-f]{64}$/);

export const manifestFile = z.strictObject({
  kind: z.enum(fileKinds),
  name: z.string().min(1).max(longestFileName),
  size: z.int().positive(),
  digest,
  ciphertextDigest: digest,
}) satisfies z.ZodType<ManifestFile>;

export const proposalNote = z.union([
  z.strictObject({ about: z.enum(["type", "noWords"]) }),
  z.strictObject({ about: z.literal("prompts"), parts: z.array(z.enum(proposalParts)) }),
]) satisfies z.ZodType<ProposalNote>;
