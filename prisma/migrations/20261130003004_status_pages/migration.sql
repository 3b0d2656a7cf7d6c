-- CreateTable
CREATE TABLE "status_page" (
    "teamId" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "openedBy" JSONB NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "status_page_pkey" PRIMARY KEY ("teamId")
);

-- CreateTable
CREATE TABLE "status_page_release" (
    "releaseId" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "shownBy" JSONB NOT NULL,
    "shownAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "status_page_release_pkey" PRIMARY KEY ("releaseId")
);

-- CreateIndex
CREATE UNIQUE INDEX "status_page_tokenHash_key" ON "status_page"("tokenHash");

-- CreateIndex
CREATE INDEX "status_page_release_teamId_shownAt_idx" ON "status_page_release"("teamId", "shownAt");

-- AddForeignKey
ALTER TABLE "status_page" ADD CONSTRAINT "status_page_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "status_page_release" ADD CONSTRAINT "status_page_release_releaseId_teamId_fkey" FOREIGN KEY ("releaseId", "teamId") REFERENCES "release"("id", "teamId") ON DELETE CASCADE ON UPDATE CASCADE;

GRANT SELECT, INSERT, UPDATE, DELETE ON status_page TO "tminus_app";
GRANT SELECT, INSERT, DELETE ON status_page_release TO "tminus_app";
