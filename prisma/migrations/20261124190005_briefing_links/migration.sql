-- CreateTable
CREATE TABLE "briefing_link" (
    "id" UUID NOT NULL,
    "releaseId" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "madeBy" JSONB NOT NULL,
    "madeAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "briefing_link_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "briefing_link_tokenHash_key" ON "briefing_link"("tokenHash");

-- CreateIndex
CREATE INDEX "briefing_link_releaseId_idx" ON "briefing_link"("releaseId");

-- AddForeignKey
ALTER TABLE "briefing_link" ADD CONSTRAINT "briefing_link_releaseId_fkey" FOREIGN KEY ("releaseId") REFERENCES "release"("id") ON DELETE CASCADE ON UPDATE CASCADE;

GRANT SELECT, INSERT, UPDATE ON briefing_link TO "tminus_app";
