-- A remark belongs to the stage in which it was made: the discussion of a later one starts anew.
ALTER TABLE "panel_remark" ADD COLUMN "stage" INTEGER NOT NULL DEFAULT 1;
