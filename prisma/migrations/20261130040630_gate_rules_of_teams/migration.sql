-- CreateTable
CREATE TABLE "gate_policy" (
    "teamId" UUID NOT NULL,
    "template" TEXT NOT NULL,
    "phase" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "requirements" JSONB NOT NULL,
    "proposal" JSONB,

    CONSTRAINT "gate_policy_pkey" PRIMARY KEY ("teamId","template","phase")
);

-- AddForeignKey
ALTER TABLE "gate_policy" ADD CONSTRAINT "gate_policy_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

GRANT SELECT, INSERT, UPDATE ON gate_policy TO "tminus_app";
