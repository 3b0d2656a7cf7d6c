-- AlterTable: a rule is of the team, or of one of its services
ALTER TABLE "gate_policy" DROP CONSTRAINT "gate_policy_pkey",
ADD COLUMN     "id" UUID NOT NULL DEFAULT gen_random_uuid(),
ADD COLUMN     "serviceId" UUID,
ADD CONSTRAINT "gate_policy_pkey" PRIMARY KEY ("id");

-- CreateIndex: a team has one rule for all its services at a gate, so two of them must be refused as well
CREATE UNIQUE INDEX "gate_policy_teamId_template_phase_serviceId_key" ON "gate_policy"("teamId", "template", "phase", "serviceId") NULLS NOT DISTINCT;

-- AddForeignKey
ALTER TABLE "gate_policy" ADD CONSTRAINT "gate_policy_serviceId_teamId_fkey" FOREIGN KEY ("serviceId", "teamId") REFERENCES "service"("id", "teamId") ON DELETE CASCADE ON UPDATE CASCADE;

-- CreateTable
CREATE TABLE "working_times" (
    "userId" UUID NOT NULL,
    "hours" JSONB,
    "absences" JSONB NOT NULL DEFAULT '[]',
    "zone" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "working_times_pkey" PRIMARY KEY ("userId")
);

-- AddForeignKey
ALTER TABLE "working_times" ADD CONSTRAINT "working_times_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

GRANT SELECT, INSERT, UPDATE ON working_times TO "tminus_app";
