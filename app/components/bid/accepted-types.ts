import { fileTypes } from "#app/domain/bid/file.ts";

/** What a plain file field of an attachment lets its reader choose. */
export const fileTypesAccepted = [...fileTypes, "jpeg"].map((type) => `.${type}`).join(",");
