-- What was talked about counts as touched, also where that was before it was kept: other answers never take it away.
UPDATE release_item i SET definition = i.definition || '{"commented": true}'
FROM (
  SELECT DISTINCT e.stream, e.body::jsonb #>> '{payload,item}' AS item
  FROM event e WHERE e.stream LIKE 'release:%' AND e.body LIKE '%"comment.added"%' AND e.body::jsonb ->> 'type' = 'comment.added'
) c
WHERE 'release:' || i."releaseId" = c.stream AND i.key = c.item;

-- As the change with all its lists, and with items that came, went, moved or ask for something else: in one statement, all or nothing.
CREATE FUNCTION commit_release(
  p_release uuid, p_team uuid, p_seq int, p_bodies text[],
  p_head jsonb, p_items jsonb, p_phases jsonb, p_roster jsonb, p_sign_offs jsonb, p_obligations jsonb, p_answers jsonb, p_entries jsonb,
  p_briefings jsonb, p_extent jsonb
) RETURNS boolean
LANGUAGE plpgsql SECURITY INVOKER SET search_path = public, pg_temp
AS $$
BEGIN
  IF NOT commit_release(p_release, p_team, p_seq, p_bodies, p_head, p_items, p_phases, p_roster, p_sign_offs, p_obligations, p_answers,
    p_entries, p_briefings) THEN
    RETURN false;
  END IF;

  DELETE FROM release_item WHERE "releaseId" = p_release
    AND key = ANY (ARRAY(SELECT jsonb_array_elements_text(p_extent->'removed')));

  INSERT INTO release_item ("releaseId", key, phase, position, definition, status, version, reason, value, outcome, "waivedUntil", by, at,
    source, "assigneeId", assignee, evidence, notes)
  SELECT p_release, n.key, n.phase, n.position, n.definition, n.status, n.version, n.reason, n.value, n.outcome, n."waivedUntil",
    nullif(n.by, 'null'::jsonb), n.at, n.source, (n.assignee->>'id')::uuid, nullif(n.assignee, 'null'::jsonb), n.evidence, n.notes
  FROM jsonb_to_recordset(p_extent->'rows') AS n(
    key text, phase text, position int, definition jsonb, status text, version int, reason text, value text, outcome text,
    "waivedUntil" timestamptz, by jsonb, at timestamptz, source text, assignee jsonb, evidence jsonb, notes jsonb)
  ON CONFLICT ("releaseId", key) DO UPDATE SET
    phase = EXCLUDED.phase, position = EXCLUDED.position, definition = EXCLUDED.definition, status = EXCLUDED.status,
    version = EXCLUDED.version, reason = EXCLUDED.reason, value = EXCLUDED.value, outcome = EXCLUDED.outcome,
    "waivedUntil" = EXCLUDED."waivedUntil", by = EXCLUDED.by, at = EXCLUDED.at, source = EXCLUDED.source,
    "assigneeId" = EXCLUDED."assigneeId", assignee = EXCLUDED.assignee, evidence = EXCLUDED.evidence, notes = EXCLUDED.notes;
  RETURN true;
END $$;
