-- AlterTable
ALTER TABLE "scheduled_message" ADD COLUMN     "incidentId" UUID,
ALTER COLUMN "releaseId" DROP NOT NULL;

-- AlterTable
ALTER TABLE "message_delivery" ADD COLUMN     "incidentId" UUID;

-- AlterTable
ALTER TABLE "message_draft" DROP CONSTRAINT "message_draft_pkey",
ADD COLUMN     "id" UUID NOT NULL DEFAULT gen_random_uuid(),
ADD COLUMN     "incidentId" UUID,
ALTER COLUMN "releaseId" DROP NOT NULL,
ADD CONSTRAINT "message_draft_pkey" PRIMARY KEY ("id");

-- CreateIndex
CREATE UNIQUE INDEX "message_draft_releaseId_due_key" ON "message_draft"("releaseId", "due");

-- CreateIndex
CREATE UNIQUE INDEX "message_draft_incidentId_due_key" ON "message_draft"("incidentId", "due");

-- AddForeignKey
ALTER TABLE "message_draft" ADD CONSTRAINT "message_draft_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Of a release or of an incident; a delivery of neither is a test.
ALTER TABLE "scheduled_message" ADD CONSTRAINT "scheduled_message_of_one" CHECK (num_nonnulls("releaseId", "incidentId") = 1);
ALTER TABLE "message_draft" ADD CONSTRAINT "message_draft_of_one" CHECK (num_nonnulls("releaseId", "incidentId") = 1);
ALTER TABLE "message_delivery" ADD CONSTRAINT "message_delivery_of_one" CHECK (num_nonnulls("releaseId", "incidentId") <= 1);
