-- 需求单位联系人, for the bureau and, once an award stands, for its team: never part of what the item says in public.
ALTER TABLE "challenge" ADD COLUMN "owner_contact" JSONB;
