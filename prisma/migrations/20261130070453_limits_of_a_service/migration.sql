-- AlterTable
ALTER TABLE "service" ADD COLUMN     "limits" JSONB NOT NULL DEFAULT '[]';
