-- AlterTable
ALTER TABLE "destination" ADD COLUMN     "secretBefore" TEXT,
ADD COLUMN     "secretBeforeEndsAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "notice_preference" (
    "userId" UUID NOT NULL,
    "channels" JSONB NOT NULL,
    "quiet" JSONB,
    "digestAt" TEXT,
    "zone" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "notice_preference_pkey" PRIMARY KEY ("userId")
);

-- CreateTable
CREATE TABLE "notice_cursor" (
    "releaseId" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "checkedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "notice_cursor_pkey" PRIMARY KEY ("releaseId")
);

-- CreateTable
CREATE TABLE "notice" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "releaseId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "repeat" INTEGER NOT NULL DEFAULT 0,
    "isUrgent" BOOLEAN NOT NULL,
    "words" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "leaveAt" TIMESTAMPTZ(3),
    "isHeld" BOOLEAN NOT NULL DEFAULT false,
    "overAt" TIMESTAMPTZ(3),
    "readAt" TIMESTAMPTZ(3),
    "mailId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice_mail" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "leaveAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "notice_mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice_attempt" (
    "mailId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "words" TEXT,

    CONSTRAINT "notice_attempt_pkey" PRIMARY KEY ("mailId","number")
);

-- CreateIndex
CREATE INDEX "notice_releaseId_idx" ON "notice"("releaseId");

-- CreateIndex
CREATE INDEX "notice_userId_teamId_createdAt_idx" ON "notice"("userId", "teamId", "createdAt");

-- CreateIndex
CREATE INDEX "notice_mailId_idx" ON "notice"("mailId");

-- CreateIndex
CREATE INDEX "notice_mail_status_dueAt_idx" ON "notice_mail"("status", "dueAt");

-- CreateIndex
CREATE INDEX "notice_mail_userId_createdAt_idx" ON "notice_mail"("userId", "createdAt");

-- AddForeignKey
ALTER TABLE "notice_preference" ADD CONSTRAINT "notice_preference_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice_cursor" ADD CONSTRAINT "notice_cursor_releaseId_fkey" FOREIGN KEY ("releaseId") REFERENCES "release"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_releaseId_teamId_fkey" FOREIGN KEY ("releaseId", "teamId") REFERENCES "release"("id", "teamId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_mailId_fkey" FOREIGN KEY ("mailId") REFERENCES "notice_mail"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice_mail" ADD CONSTRAINT "notice_mail_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice_mail" ADD CONSTRAINT "notice_mail_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice_attempt" ADD CONSTRAINT "notice_attempt_mailId_fkey" FOREIGN KEY ("mailId") REFERENCES "notice_mail"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A person is told of a thing once while it is the same thing.
CREATE UNIQUE INDEX "notice_open_key" ON "notice"("userId", "releaseId", "key") WHERE "overAt" IS NULL;

-- What may leave by mail and did not yet: looked for every few seconds.
CREATE INDEX "notice_unsent_idx" ON "notice"("leaveAt") WHERE "mailId" IS NULL AND "overAt" IS NULL AND "leaveAt" IS NOT NULL;

-- Receipts begin with what is signed from now on; what needs somebody at this moment is told with the first look.
INSERT INTO "notice_cursor" ("releaseId", seq, "checkedAt") SELECT id, seq, '-infinity' FROM "release";
