-- AlterTable
ALTER TABLE "notice" ADD COLUMN     "incidentId" UUID,
ALTER COLUMN "releaseId" DROP NOT NULL;

-- CreateTable
CREATE TABLE "incident_notice_cursor" (
    "incidentId" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "checkedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "incident_notice_cursor_pkey" PRIMARY KEY ("incidentId")
);

-- CreateIndex
CREATE INDEX "notice_incidentId_idx" ON "notice"("incidentId");

-- AddForeignKey
ALTER TABLE "incident_notice_cursor" ADD CONSTRAINT "incident_notice_cursor_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_incidentId_teamId_fkey" FOREIGN KEY ("incidentId", "teamId") REFERENCES "incident"("id", "teamId") ON DELETE CASCADE ON UPDATE CASCADE;

-- Of a release or of an incident.
ALTER TABLE "notice" ADD CONSTRAINT "notice_of_one" CHECK (num_nonnulls("releaseId", "incidentId") = 1);
-- As "notice_open_key" of releases: nobody is told the same thing twice while it is open.
CREATE UNIQUE INDEX "notice_open_of_incident_key" ON "notice"("userId", "incidentId", "key") WHERE "overAt" IS NULL AND "incidentId" IS NOT NULL;
