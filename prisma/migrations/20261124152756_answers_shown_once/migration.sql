-- AlterTable
ALTER TABLE "idempotency_key" ALTER COLUMN "response" DROP NOT NULL;
