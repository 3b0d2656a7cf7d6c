-- CreateTable
CREATE TABLE "stage_entry" (
    "releaseId" UUID NOT NULL,
    "list" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "row" JSONB NOT NULL,

    CONSTRAINT "stage_entry_pkey" PRIMARY KEY ("releaseId","list","position")
);

-- AddForeignKey
ALTER TABLE "stage_entry" ADD CONSTRAINT "stage_entry_releaseId_fkey" FOREIGN KEY ("releaseId") REFERENCES "release"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- As the change without stages, which every other release takes, and what happened at the stages with it: in one statement, all or nothing.
CREATE FUNCTION commit_release(
  p_release uuid, p_team uuid, p_seq int, p_bodies text[],
  p_head jsonb, p_items jsonb, p_phases jsonb, p_roster jsonb, p_sign_offs jsonb, p_obligations jsonb, p_answers jsonb, p_stages jsonb
) RETURNS boolean
LANGUAGE plpgsql SECURITY INVOKER SET search_path = public, pg_temp
AS $$
BEGIN
  IF NOT commit_release(p_release, p_team, p_seq, p_bodies, p_head, p_items, p_phases, p_roster, p_sign_offs, p_obligations, p_answers) THEN
    RETURN false;
  END IF;
  INSERT INTO stage_entry ("releaseId", list, position, row)
  SELECT p_release, n.list, n.position, n.row FROM jsonb_to_recordset(p_stages) AS n(list text, position int, row jsonb);
  RETURN true;
END $$;

-- The record of the stages is appended to and nothing else; deleting a release takes it along by the key.
GRANT SELECT, INSERT ON stage_entry TO "tminus_app";
REVOKE UPDATE, DELETE ON stage_entry FROM "tminus_app";
