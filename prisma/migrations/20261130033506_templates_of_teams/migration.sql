-- CreateTable
CREATE TABLE "checklist_template" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "skeleton" TEXT NOT NULL,
    "track" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "draft" JSONB,
    "draftBy" JSONB,
    "draftAt" TIMESTAMPTZ(3),
    "published" INTEGER NOT NULL DEFAULT 0,
    "createdBy" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "checklist_template_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "checklist_template_version" (
    "templateId" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "publishedBy" JSONB NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "checklist_template_version_pkey" PRIMARY KEY ("templateId","version")
);

-- CreateIndex
CREATE UNIQUE INDEX "checklist_template_id_teamId_key" ON "checklist_template"("id", "teamId");

-- CreateIndex
CREATE UNIQUE INDEX "checklist_template_teamId_skeleton_key" ON "checklist_template"("teamId", "skeleton");

-- AddForeignKey
ALTER TABLE "checklist_template" ADD CONSTRAINT "checklist_template_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checklist_template_version" ADD CONSTRAINT "checklist_template_version_templateId_teamId_fkey" FOREIGN KEY ("templateId", "teamId") REFERENCES "checklist_template"("id", "teamId") ON DELETE CASCADE ON UPDATE CASCADE;

-- What is published is never changed: rows are added, and no more.
GRANT SELECT, INSERT, UPDATE ON checklist_template TO "tminus_app";
GRANT SELECT, INSERT ON checklist_template_version TO "tminus_app";
