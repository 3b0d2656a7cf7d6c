-- CreateTable
CREATE TABLE "destination" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "audiences" TEXT[],
    "address" TEXT NOT NULL,
    "url" TEXT,
    "secret" TEXT,
    "memberId" UUID,
    "recipient" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "destination_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "message_cursor" (
    "stream" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,

    CONSTRAINT "message_cursor_pkey" PRIMARY KEY ("stream")
);

-- CreateTable
CREATE TABLE "scheduled_message" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "releaseId" UUID NOT NULL,
    "textSeq" INTEGER NOT NULL,
    "audiences" TEXT[],
    "sendAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "scheduled_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "message_delivery" (
    "id" UUID NOT NULL,
    "destinationId" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "releaseId" UUID,
    "messageId" UUID NOT NULL,
    "textSeq" INTEGER NOT NULL,
    "by" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "audiences" TEXT[],
    "status" TEXT NOT NULL,
    "reason" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "leaveAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),
    "decidedBy" JSONB,
    "decidedAt" TIMESTAMPTZ(3),
    "readAt" TIMESTAMPTZ(3),

    CONSTRAINT "message_delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "message_attempt" (
    "deliveryId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "words" TEXT,

    CONSTRAINT "message_attempt_pkey" PRIMARY KEY ("deliveryId","number")
);

-- CreateIndex
CREATE INDEX "destination_teamId_idx" ON "destination"("teamId");

-- CreateIndex
CREATE UNIQUE INDEX "destination_id_teamId_key" ON "destination"("id", "teamId");

-- CreateIndex
CREATE INDEX "scheduled_message_sendAt_idx" ON "scheduled_message"("sendAt");

-- CreateIndex
CREATE INDEX "message_delivery_status_dueAt_idx" ON "message_delivery"("status", "dueAt");

-- CreateIndex
CREATE INDEX "message_delivery_destinationId_createdAt_idx" ON "message_delivery"("destinationId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "message_delivery_messageId_destinationId_key" ON "message_delivery"("messageId", "destinationId");

-- AddForeignKey
ALTER TABLE "destination" ADD CONSTRAINT "destination_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message_delivery" ADD CONSTRAINT "message_delivery_destinationId_teamId_fkey" FOREIGN KEY ("destinationId", "teamId") REFERENCES "destination"("id", "teamId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message_attempt" ADD CONSTRAINT "message_attempt_deliveryId_fkey" FOREIGN KEY ("deliveryId") REFERENCES "message_delivery"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A recipient is a destination of a team once; one that was removed may come back.
CREATE UNIQUE INDEX "destination_teamId_recipient_key" ON "destination"("teamId", "recipient") WHERE "removedAt" IS NULL;
