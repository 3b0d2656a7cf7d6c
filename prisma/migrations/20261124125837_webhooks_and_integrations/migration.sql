-- CreateTable
CREATE TABLE "integration" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "secret" TEXT,
    "rules" JSONB NOT NULL DEFAULT '[]',
    "version" INTEGER NOT NULL DEFAULT 1,
    "refused" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "integration_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "received_delivery" (
    "id" UUID NOT NULL,
    "integrationId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "effects" JSONB NOT NULL DEFAULT '[]',
    "pending" INTEGER[],
    "appliedAt" TIMESTAMPTZ(3),

    CONSTRAINT "received_delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source_observation" (
    "integrationId" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "observedAt" TIMESTAMPTZ(3) NOT NULL,
    "flaggedOn" UUID,

    CONSTRAINT "source_observation_pkey" PRIMARY KEY ("integrationId","source")
);

-- CreateTable
CREATE TABLE "webhook_endpoint" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kinds" TEXT[],
    "secret" TEXT NOT NULL,
    "secretBefore" TEXT,
    "secretBeforeEndsAt" TIMESTAMPTZ(3),
    "activeSince" TIMESTAMPTZ(3),
    "disabledBy" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "webhook_endpoint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_cursor" (
    "stream" TEXT NOT NULL,
    "teamId" UUID NOT NULL,
    "seq" INTEGER NOT NULL,

    CONSTRAINT "webhook_cursor_pkey" PRIMARY KEY ("stream")
);

-- CreateTable
CREATE TABLE "webhook_delivery" (
    "id" UUID NOT NULL,
    "endpointId" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "stream" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_attempt" (
    "deliveryId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "status" INTEGER,
    "problem" TEXT,

    CONSTRAINT "webhook_attempt_pkey" PRIMARY KEY ("deliveryId","number")
);

-- CreateIndex
CREATE UNIQUE INDEX "integration_tokenHash_key" ON "integration"("tokenHash");

-- CreateIndex
CREATE INDEX "integration_teamId_idx" ON "integration"("teamId");

-- CreateIndex
CREATE INDEX "received_delivery_integrationId_receivedAt_idx" ON "received_delivery"("integrationId", "receivedAt");

-- CreateIndex
CREATE UNIQUE INDEX "received_delivery_integrationId_key_key" ON "received_delivery"("integrationId", "key");

-- CreateIndex
CREATE INDEX "webhook_endpoint_teamId_idx" ON "webhook_endpoint"("teamId");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_endpoint_id_teamId_key" ON "webhook_endpoint"("id", "teamId");

-- CreateIndex
CREATE INDEX "webhook_cursor_teamId_idx" ON "webhook_cursor"("teamId");

-- CreateIndex
CREATE INDEX "webhook_delivery_status_dueAt_idx" ON "webhook_delivery"("status", "dueAt");

-- CreateIndex
CREATE INDEX "webhook_delivery_endpointId_createdAt_idx" ON "webhook_delivery"("endpointId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_delivery_endpointId_stream_seq_key" ON "webhook_delivery"("endpointId", "stream", "seq");

-- AddForeignKey
ALTER TABLE "integration" ADD CONSTRAINT "integration_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "received_delivery" ADD CONSTRAINT "received_delivery_integrationId_fkey" FOREIGN KEY ("integrationId") REFERENCES "integration"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_observation" ADD CONSTRAINT "source_observation_integrationId_fkey" FOREIGN KEY ("integrationId") REFERENCES "integration"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_endpoint" ADD CONSTRAINT "webhook_endpoint_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_endpointId_teamId_fkey" FOREIGN KEY ("endpointId", "teamId") REFERENCES "webhook_endpoint"("id", "teamId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_attempt" ADD CONSTRAINT "webhook_attempt_deliveryId_fkey" FOREIGN KEY ("deliveryId") REFERENCES "webhook_delivery"("id") ON DELETE CASCADE ON UPDATE CASCADE;
