-- AlterTable
ALTER TABLE "obligation" ADD COLUMN     "openedAt" TIMESTAMPTZ(3),
ADD COLUMN     "rule" TEXT;

-- What a team owes, soonest first: few are open at a time, of however many releases.
CREATE INDEX "obligation_open_idx" ON "obligation" ("dueAt", "id") WHERE "settled" IS NULL;
-- What was settled lately, the last first. Instants compare as text.
CREATE INDEX "obligation_settled_idx" ON "obligation" (("settled"->>'at') DESC, "id") WHERE "settled" IS NOT NULL;

-- As before, with the rule and the opening of an obligation; its owner and its deadline can change.
CREATE OR REPLACE FUNCTION commit_release(
  p_release uuid, p_team uuid, p_seq int, p_bodies text[],
  p_head jsonb, p_items jsonb, p_phases jsonb, p_roster jsonb, p_sign_offs jsonb, p_obligations jsonb, p_answers jsonb
) RETURNS boolean
LANGUAGE plpgsql SECURITY INVOKER SET search_path = public, pg_temp
AS $$
BEGIN
  UPDATE release SET seq = p_seq + cardinality(p_bodies) WHERE id = p_release AND "teamId" = p_team AND seq = p_seq;
  IF NOT FOUND THEN RETURN false; END IF;

  IF p_head IS NOT NULL THEN
    UPDATE release SET
      status = p_head->>'status',
      environment = p_head->>'environment',
      "fromVersion" = p_head->>'fromVersion',
      "toVersion" = p_head->>'toVersion',
      "plannedT0" = (p_head->>'plannedT0')::timestamptz,
      "actualT0" = (p_head->>'actualT0')::timestamptz,
      "startedBy" = nullif(p_head->'startedBy', 'null'::jsonb),
      "windowStart" = (p_head->>'windowStart')::timestamptz,
      "windowEnd" = (p_head->>'windowEnd')::timestamptz,
      details = p_head->'details',
      hold = nullif(p_head->'hold', 'null'::jsonb),
      rollback = nullif(p_head->'rollback', 'null'::jsonb)
    WHERE id = p_release;
  END IF;

  IF p_items IS NOT NULL THEN
    UPDATE release_item i SET
      status = n.status, version = n.version, reason = n.reason, value = n.value, outcome = n.outcome,
      "waivedUntil" = n."waivedUntil", by = nullif(n.by, 'null'::jsonb), at = n.at, source = n.source,
      "assigneeId" = (n.assignee->>'id')::uuid, assignee = nullif(n.assignee, 'null'::jsonb),
      evidence = n.evidence, notes = n.notes
    FROM jsonb_to_recordset(p_items) AS n(
      key text, status text, version int, reason text, value text, outcome text, "waivedUntil" timestamptz,
      by jsonb, at timestamptz, source text, assignee jsonb, evidence jsonb, notes jsonb)
    WHERE i."releaseId" = p_release AND i.key = n.key
      AND i.key = ANY (ARRAY(SELECT one->>'key' FROM jsonb_array_elements(p_items) AS one));
  END IF;

  IF p_phases IS NOT NULL THEN
    UPDATE release_phase p SET
      status = n.status, "openedAt" = n."openedAt", closed = nullif(n.closed, 'null'::jsonb), "gateRevision" = n."gateRevision",
      definition = jsonb_set(p.definition, '{requirements}', n.requirements)
    FROM jsonb_to_recordset(p_phases) AS n(
      key text, status text, "openedAt" timestamptz, closed jsonb, "gateRevision" int, requirements jsonb)
    WHERE p."releaseId" = p_release AND p.key = n.key;
  END IF;

  IF p_roster IS NOT NULL THEN
    DELETE FROM roster_person WHERE "releaseId" = p_release;
    INSERT INTO roster_person ("releaseId", role, "userId", position, person)
    SELECT p_release, n.role, (n.person->>'id')::uuid, n.position, n.person
    FROM jsonb_to_recordset(p_roster) AS n(role text, position int, person jsonb);
  END IF;

  IF p_sign_offs IS NOT NULL THEN
    INSERT INTO sign_off (id, "releaseId", position, phase, revision, kind, "refersTo", role, "userId", row, at)
    SELECT (n.row->>'id')::uuid, p_release, n.position, n.row->>'phase', (n.row->>'revision')::int, n.row->>'kind',
      (n.row->>'refersTo')::uuid, n.row->>'role', (n.row->'person'->>'id')::uuid, n.row, (n.row->>'at')::timestamptz
    FROM jsonb_to_recordset(p_sign_offs) AS n(position int, row jsonb);
  END IF;

  IF p_obligations IS NOT NULL THEN
    INSERT INTO obligation (id, "releaseId", position, kind, rule, title, owner, "openedAt", "dueAt", settled)
    SELECT n.id, p_release, n.position, n.kind, n.rule, n.title, n.owner, n."openedAt", n."dueAt", nullif(n.settled, 'null'::jsonb)
    FROM jsonb_to_recordset(p_obligations) AS n(
      id uuid, position int, kind text, rule text, title text, owner text, "openedAt" timestamptz, "dueAt" timestamptz, settled jsonb)
    ON CONFLICT (id) DO UPDATE SET settled = EXCLUDED.settled, owner = EXCLUDED.owner, "dueAt" = EXCLUDED."dueAt";
  END IF;

  IF p_answers IS NOT NULL THEN
    INSERT INTO idempotency_key ("userId", key, "requestHash", response)
    SELECT n."userId", n.key, n."requestHash", n.response
    FROM jsonb_to_recordset(p_answers) AS n("userId" uuid, key text, "requestHash" text, response jsonb);
  END IF;

  PERFORM append_events('release:' || p_release, p_team, p_seq, p_bodies);
  RETURN true;
END $$;
