-- CreateTable
CREATE TABLE "status_page_hidden" (
    "incidentId" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "hiddenBy" JSONB NOT NULL,
    "hiddenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "status_page_hidden_pkey" PRIMARY KEY ("incidentId")
);

-- AddForeignKey
ALTER TABLE "status_page_hidden" ADD CONSTRAINT "status_page_hidden_incidentId_teamId_fkey" FOREIGN KEY ("incidentId", "teamId") REFERENCES "incident"("id", "teamId") ON DELETE CASCADE ON UPDATE CASCADE;
