-- CreateTable
CREATE TABLE "incident" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "releaseId" UUID,
    "declaredAt" TIMESTAMPTZ(3) NOT NULL,
    "commanderId" UUID NOT NULL,
    "offeredToId" UUID,
    "communicationsLeadId" UUID,
    "postMortemDueAt" TIMESTAMPTZ(3),
    "content" JSONB NOT NULL,

    CONSTRAINT "incident_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "incident_action" (
    "id" UUID NOT NULL,
    "incidentId" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "ownerId" UUID NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "isDone" BOOLEAN NOT NULL,
    "row" JSONB NOT NULL,

    CONSTRAINT "incident_action_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "incident_teamId_status_declaredAt_idx" ON "incident"("teamId", "status", "declaredAt");

-- CreateIndex
CREATE INDEX "incident_releaseId_idx" ON "incident"("releaseId");

-- CreateIndex
CREATE UNIQUE INDEX "incident_id_teamId_key" ON "incident"("id", "teamId");

-- CreateIndex
CREATE INDEX "incident_action_ownerId_teamId_isDone_idx" ON "incident_action"("ownerId", "teamId", "isDone");

-- CreateIndex
CREATE UNIQUE INDEX "incident_action_incidentId_position_key" ON "incident_action"("incidentId", "position");

-- AddForeignKey
ALTER TABLE "incident" ADD CONSTRAINT "incident_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident" ADD CONSTRAINT "incident_releaseId_teamId_fkey" FOREIGN KEY ("releaseId", "teamId") REFERENCES "release"("id", "teamId") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "incident_action" ADD CONSTRAINT "incident_action_incidentId_teamId_fkey" FOREIGN KEY ("incidentId", "teamId") REFERENCES "incident"("id", "teamId") ON DELETE CASCADE ON UPDATE CASCADE;
