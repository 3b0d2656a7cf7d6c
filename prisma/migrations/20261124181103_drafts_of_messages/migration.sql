-- CreateTable
CREATE TABLE "message_draft" (
    "releaseId" UUID NOT NULL,
    "due" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "updatedBy" JSONB NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "message_draft_pkey" PRIMARY KEY ("releaseId","due")
);

-- AddForeignKey
ALTER TABLE "message_draft" ADD CONSTRAINT "message_draft_releaseId_fkey" FOREIGN KEY ("releaseId") REFERENCES "release"("id") ON DELETE CASCADE ON UPDATE CASCADE;
