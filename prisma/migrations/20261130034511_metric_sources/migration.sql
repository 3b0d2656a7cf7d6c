-- CreateTable
CREATE TABLE "metric_source" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "environment" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "auth" TEXT NOT NULL,
    "username" TEXT NOT NULL,
    "secret" TEXT,
    "queries" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "askedAt" TIMESTAMPTZ(3),
    "problem" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "metric_source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "metric_round" (
    "releaseId" UUID NOT NULL,
    "phase" TEXT NOT NULL,
    "sampledAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "metric_round_pkey" PRIMARY KEY ("releaseId","phase")
);

-- CreateIndex
CREATE INDEX "metric_source_teamId_idx" ON "metric_source"("teamId");

-- AddForeignKey
ALTER TABLE "metric_source" ADD CONSTRAINT "metric_source_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "metric_round" ADD CONSTRAINT "metric_round_releaseId_fkey" FOREIGN KEY ("releaseId") REFERENCES "release"("id") ON DELETE CASCADE ON UPDATE CASCADE;

GRANT SELECT, INSERT, UPDATE, DELETE ON metric_source TO "tminus_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON metric_round TO "tminus_app";
