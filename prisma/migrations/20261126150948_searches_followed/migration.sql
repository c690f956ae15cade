-- DropForeignKey
ALTER TABLE "follow" DROP CONSTRAINT "follow_challenge_id_fkey";

-- AlterTable
ALTER TABLE "challenge" ADD COLUMN     "direction" TEXT NOT NULL DEFAULT '其他';

-- AlterTable
ALTER TABLE "follow" ADD COLUMN     "search" TEXT,
ALTER COLUMN "challenge_id" DROP NOT NULL;

-- CreateIndex
CREATE UNIQUE INDEX "follow_search_person_id_key" ON "follow"("search", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "follow_search_address_key" ON "follow"("search", "address");

-- AddForeignKey
ALTER TABLE "follow" ADD CONSTRAINT "follow_challenge_id_fkey" FOREIGN KEY ("challenge_id") REFERENCES "challenge"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A follow is of one thing: a challenge, or a search.
ALTER TABLE "follow" ADD CONSTRAINT follow_of_something CHECK ((challenge_id IS NULL) <> (search IS NULL));

-- Items that were published before directions existed.
UPDATE "challenge" SET direction = CASE
  WHEN title ~ '土壤化|生态|植被|复垦' THEN '生态修复与土壤化'
  WHEN title ~ '充填|固化土|回填' THEN '矿山充填与固化'
  WHEN title ~ '路基|基层|道路|路用' THEN '道路与岩土材料'
  WHEN title ~ '建筑石膏|石膏粉|砌块|砖|板材|陶粒|陶瓷|骨料' THEN '石膏与建材制品'
  WHEN title ~ '水泥|胶凝|缓凝|混合材|混凝土' THEN '水泥与胶凝材料'
  WHEN title ~ '提铁|选铁|磁选|回收铁|铁的|提取|提钛|提钪|高值化' THEN '有价组分提取'
  WHEN title ~ '脱碱|碱液|减量|源头|洗涤' THEN '减量与脱碱'
  ELSE '其他' END;
