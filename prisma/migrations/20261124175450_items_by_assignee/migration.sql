-- DropIndex
DROP INDEX "release_item_assigneeId_status_idx";

-- CreateIndex
CREATE INDEX "release_item_assigneeId_releaseId_idx" ON "release_item"("assigneeId", "releaseId");
