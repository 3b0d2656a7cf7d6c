-- CreateTable
CREATE TABLE "delivery_target" (
    "teamId" UUID NOT NULL,
    "zone" TEXT NOT NULL,
    "perWeek" DOUBLE PRECISION,
    "leadMinutes" INTEGER,
    "failurePercent" DOUBLE PRECISION,
    "restoreMinutes" INTEGER,
    "version" INTEGER NOT NULL,

    CONSTRAINT "delivery_target_pkey" PRIMARY KEY ("teamId")
);

-- CreateIndex
CREATE INDEX "release_teamId_actualT0_idx" ON "release"("teamId", "actualT0");

-- CreateIndex
CREATE INDEX "release_serviceId_actualT0_idx" ON "release"("serviceId", "actualT0");

-- AddForeignKey
ALTER TABLE "delivery_target" ADD CONSTRAINT "delivery_target_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

GRANT SELECT, INSERT, UPDATE, DELETE ON delivery_target TO "tminus_app";

-- Items that were ever set to failed: few events of many. The text is canonical JSON (RFC 8785), in which no words of people can look like this.
CREATE INDEX "event_item_failed" ON event (stream) WHERE body LIKE '%"to":"failed"%' AND body LIKE '%"type":"item.set"}';
