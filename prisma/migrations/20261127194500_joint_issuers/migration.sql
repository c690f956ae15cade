-- 联合发文: who issued a notice, as it was at its publication; the agency that leads comes first.
ALTER TABLE "notice" ADD COLUMN "issuers" TEXT[];
