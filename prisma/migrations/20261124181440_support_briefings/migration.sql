-- CreateTable
CREATE TABLE "briefing_version" (
    "releaseId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "words" TEXT NOT NULL,

    CONSTRAINT "briefing_version_pkey" PRIMARY KEY ("releaseId","version")
);

-- CreateTable
CREATE TABLE "briefing_draft" (
    "releaseId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "base" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "savedBy" JSONB NOT NULL,
    "savedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "briefing_draft_pkey" PRIMARY KEY ("releaseId")
);

-- AddForeignKey
ALTER TABLE "briefing_version" ADD CONSTRAINT "briefing_version_releaseId_fkey" FOREIGN KEY ("releaseId") REFERENCES "release"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "briefing_draft" ADD CONSTRAINT "briefing_draft_releaseId_fkey" FOREIGN KEY ("releaseId") REFERENCES "release"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Searching all briefings of a team; words as they are written, in whatever language that is.
CREATE INDEX "briefing_version_words_idx" ON "briefing_version" USING gin (to_tsvector('simple', "words"));

-- As the change with entries of the lists, and the texts of briefings that were published with it: in one statement, all or nothing.
CREATE FUNCTION commit_release(
  p_release uuid, p_team uuid, p_seq int, p_bodies text[],
  p_head jsonb, p_items jsonb, p_phases jsonb, p_roster jsonb, p_sign_offs jsonb, p_obligations jsonb, p_answers jsonb, p_entries jsonb,
  p_briefings jsonb
) RETURNS boolean
LANGUAGE plpgsql SECURITY INVOKER SET search_path = public, pg_temp
AS $$
BEGIN
  IF NOT commit_release(p_release, p_team, p_seq, p_bodies, p_head, p_items, p_phases, p_roster, p_sign_offs, p_obligations, p_answers, p_entries) THEN
    RETURN false;
  END IF;
  INSERT INTO briefing_version ("releaseId", version, content, words)
  SELECT p_release, n.version, n.content, n.words FROM jsonb_to_recordset(p_briefings) AS n(version int, content jsonb, words text);
  RETURN true;
END $$;

-- What was published is what people have read: appended to and nothing else.
GRANT SELECT, INSERT ON briefing_version TO "tminus_app";
REVOKE UPDATE, DELETE ON briefing_version FROM "tminus_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON briefing_draft TO "tminus_app";
