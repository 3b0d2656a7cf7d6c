-- CreateTable
CREATE TABLE "calendar_address" (
    "teamId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "madeAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "calendar_address_pkey" PRIMARY KEY ("teamId","userId")
);

-- CreateIndex
CREATE UNIQUE INDEX "calendar_address_tokenHash_key" ON "calendar_address"("tokenHash");

-- AddForeignKey
ALTER TABLE "calendar_address" ADD CONSTRAINT "calendar_address_teamId_userId_fkey" FOREIGN KEY ("teamId", "userId") REFERENCES "membership"("teamId", "userId") ON DELETE CASCADE ON UPDATE CASCADE;
