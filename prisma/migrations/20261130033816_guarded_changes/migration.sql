-- As before, and notes for the rest of the transaction that something was recorded in the stream (decision 59).
CREATE OR REPLACE FUNCTION append_events(p_stream text, p_team uuid, p_after int, p_bodies text[])
RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  v_seq int;
  v_hash bytea;
  v_prev bytea;
  v_body text;
  v_now timestamptz(3);
BEGIN
  IF coalesce(cardinality(p_bodies), 0) = 0 THEN
    RAISE EXCEPTION 'nothing was given to append to stream %', p_stream USING ERRCODE = 'TM003';
  END IF;
  SELECT h.seq, h.hash INTO v_seq, v_hash FROM stream_head h WHERE h.stream = p_stream FOR UPDATE;
  IF NOT FOUND THEN
    v_seq := 0;
    v_hash := sha256(convert_to(p_stream, 'UTF8'));
    INSERT INTO stream_head (stream, "teamId", seq, hash) VALUES (p_stream, p_team, v_seq, v_hash);
  END IF;
  IF p_after IS NOT NULL AND p_after <> v_seq THEN
    RAISE EXCEPTION 'stream % is at %, not at %', p_stream, v_seq, p_after USING ERRCODE = 'TM001';
  END IF;
  v_now := date_trunc('milliseconds', clock_timestamp());
  FOREACH v_body IN ARRAY p_bodies LOOP
    v_seq := v_seq + 1;
    v_prev := v_hash;
    v_hash := sha256(convert_to(
      encode(v_prev, 'hex') || E'\n' || v_seq || E'\n' ||
      to_char(v_now AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || E'\n' || v_body, 'UTF8'));
    INSERT INTO event (stream, seq, "teamId", body, "recordedAt", "prevHash", hash)
    VALUES (p_stream, v_seq, p_team, v_body, v_now, v_prev, v_hash);
  END LOOP;
  UPDATE stream_head SET seq = v_seq, hash = v_hash WHERE stream = p_stream;
  PERFORM set_config('tminus.recorded', concat(current_setting('tminus.recorded', true), ' ', p_stream), true);
  RETURN v_seq;
END $$;

-- Refuses the commit of a row that changed in a transaction which appended nothing to its stream.
CREATE FUNCTION refuse_unrecorded(p_table text, p_stream text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'A change in % was not recorded: nothing was appended to % with it.', p_table, p_stream USING ERRCODE = 'TM002';
END $$;

-- One function per kind of stream and column with its id, of one expression: it runs at the commit for each changed row, also of a tick.
-- A row that moves from one stream to another needs an event of both.
CREATE FUNCTION require_event_of_release() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(position('release:' || coalesce(NEW.id, OLD.id) IN current_setting('tminus.recorded', true)), 0) = 0 THEN
    PERFORM public.refuse_unrecorded(TG_TABLE_NAME, 'release:' || coalesce(NEW.id, OLD.id));
  END IF;
  IF OLD.id <> NEW.id AND position('release:' || OLD.id IN current_setting('tminus.recorded', true)) = 0 THEN
    PERFORM public.refuse_unrecorded(TG_TABLE_NAME, 'release:' || OLD.id);
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION require_event_of_its_release() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(position('release:' || coalesce(NEW."releaseId", OLD."releaseId") IN current_setting('tminus.recorded', true)), 0) = 0 THEN
    PERFORM public.refuse_unrecorded(TG_TABLE_NAME, 'release:' || coalesce(NEW."releaseId", OLD."releaseId"));
  END IF;
  IF OLD."releaseId" <> NEW."releaseId" AND position('release:' || OLD."releaseId" IN current_setting('tminus.recorded', true)) = 0 THEN
    PERFORM public.refuse_unrecorded(TG_TABLE_NAME, 'release:' || OLD."releaseId");
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION require_event_of_incident() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(position('incident:' || coalesce(NEW.id, OLD.id) IN current_setting('tminus.recorded', true)), 0) = 0 THEN
    PERFORM public.refuse_unrecorded(TG_TABLE_NAME, 'incident:' || coalesce(NEW.id, OLD.id));
  END IF;
  IF OLD.id <> NEW.id AND position('incident:' || OLD.id IN current_setting('tminus.recorded', true)) = 0 THEN
    PERFORM public.refuse_unrecorded(TG_TABLE_NAME, 'incident:' || OLD.id);
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION require_event_of_its_incident() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(position('incident:' || coalesce(NEW."incidentId", OLD."incidentId") IN current_setting('tminus.recorded', true)), 0) = 0 THEN
    PERFORM public.refuse_unrecorded(TG_TABLE_NAME, 'incident:' || coalesce(NEW."incidentId", OLD."incidentId"));
  END IF;
  IF OLD."incidentId" <> NEW."incidentId" AND position('incident:' || OLD."incidentId" IN current_setting('tminus.recorded', true)) = 0 THEN
    PERFORM public.refuse_unrecorded(TG_TABLE_NAME, 'incident:' || OLD."incidentId");
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION require_event_of_its_team() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(position('team:' || coalesce(NEW."teamId", OLD."teamId") IN current_setting('tminus.recorded', true)), 0) = 0 THEN
    PERFORM public.refuse_unrecorded(TG_TABLE_NAME, 'team:' || coalesce(NEW."teamId", OLD."teamId"));
  END IF;
  IF OLD."teamId" <> NEW."teamId" AND position('team:' || OLD."teamId" IN current_setting('tminus.recorded', true)) = 0 THEN
    PERFORM public.refuse_unrecorded(TG_TABLE_NAME, 'team:' || OLD."teamId");
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER release_has_event AFTER INSERT OR UPDATE OR DELETE ON release
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_event_of_release();
CREATE CONSTRAINT TRIGGER release_phase_has_event AFTER INSERT OR UPDATE OR DELETE ON release_phase
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_event_of_its_release();
CREATE CONSTRAINT TRIGGER release_item_has_event AFTER INSERT OR UPDATE OR DELETE ON release_item
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_event_of_its_release();
CREATE CONSTRAINT TRIGGER roster_person_has_event AFTER INSERT OR UPDATE OR DELETE ON roster_person
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_event_of_its_release();
CREATE CONSTRAINT TRIGGER sign_off_has_event AFTER INSERT OR UPDATE OR DELETE ON sign_off
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_event_of_its_release();
CREATE CONSTRAINT TRIGGER obligation_has_event AFTER INSERT OR UPDATE OR DELETE ON obligation
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_event_of_its_release();
CREATE CONSTRAINT TRIGGER stage_entry_has_event AFTER INSERT OR UPDATE OR DELETE ON stage_entry
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_event_of_its_release();
CREATE CONSTRAINT TRIGGER briefing_version_has_event AFTER INSERT OR UPDATE OR DELETE ON briefing_version
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_event_of_its_release();
CREATE CONSTRAINT TRIGGER incident_has_event AFTER INSERT OR UPDATE OR DELETE ON incident
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_event_of_incident();
CREATE CONSTRAINT TRIGGER incident_action_has_event AFTER INSERT OR UPDATE OR DELETE ON incident_action
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_event_of_its_incident();
CREATE CONSTRAINT TRIGGER membership_has_event AFTER INSERT OR UPDATE OR DELETE ON membership
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_event_of_its_team();
CREATE CONSTRAINT TRIGGER service_has_event AFTER INSERT OR UPDATE OR DELETE ON service
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_event_of_its_team();
CREATE CONSTRAINT TRIGGER freeze_has_event AFTER INSERT OR UPDATE OR DELETE ON "freeze"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_event_of_its_team();
