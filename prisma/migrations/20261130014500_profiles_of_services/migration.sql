-- AlterTable
ALTER TABLE "service" ADD COLUMN     "profile" JSONB;
