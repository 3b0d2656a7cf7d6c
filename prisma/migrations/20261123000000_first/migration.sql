-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "user" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "initials" TEXT NOT NULL,
    "passwordHash" TEXT,
    "zone" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "disabledAt" TIMESTAMPTZ(3),

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "idHash" TEXT NOT NULL,
    "userId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "provedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "userAgent" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "session_pkey" PRIMARY KEY ("idHash")
);

-- CreateTable
CREATE TABLE "team" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "team_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "teamId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("teamId","userId")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "invitedById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "acceptedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "password_reset" (
    "tokenHash" TEXT NOT NULL,
    "userId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "password_reset_pkey" PRIMARY KEY ("tokenHash")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "userId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "requestHash" TEXT NOT NULL,
    "response" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("userId","key")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "installation" (
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "installation_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "event" (
    "stream" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "teamId" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "prevHash" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "event_pkey" PRIMARY KEY ("stream","seq")
);

-- CreateTable
CREATE TABLE "stream_head" (
    "stream" TEXT NOT NULL,
    "teamId" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "stream_head_pkey" PRIMARY KEY ("stream")
);

-- CreateTable
CREATE TABLE "service" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "skeleton" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "environment" TEXT NOT NULL DEFAULT 'production',
    "namespace" TEXT NOT NULL DEFAULT 'production',
    "allowSelfApproval" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "service_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "freeze" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "serviceId" UUID,
    "name" TEXT NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "zone" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "freeze_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "release" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "serviceId" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "environment" TEXT NOT NULL,
    "fromVersion" TEXT NOT NULL,
    "toVersion" TEXT NOT NULL,
    "plannedT0" TIMESTAMPTZ(3) NOT NULL,
    "actualT0" TIMESTAMPTZ(3),
    "windowStart" TIMESTAMPTZ(3) NOT NULL,
    "windowEnd" TIMESTAMPTZ(3) NOT NULL,
    "details" JSONB NOT NULL,
    "createdBy" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "hold" JSONB,
    "rollback" JSONB,

    CONSTRAINT "release_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "release_phase" (
    "releaseId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "definition" JSONB NOT NULL,
    "status" TEXT NOT NULL,
    "openedAt" TIMESTAMPTZ(3),
    "closed" JSONB,
    "gateRevision" INTEGER NOT NULL,

    CONSTRAINT "release_phase_pkey" PRIMARY KEY ("releaseId","key")
);

-- CreateTable
CREATE TABLE "release_item" (
    "releaseId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "phase" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "definition" JSONB NOT NULL,
    "status" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "reason" TEXT,
    "value" TEXT,
    "outcome" TEXT,
    "waivedUntil" TIMESTAMPTZ(3),
    "by" JSONB,
    "at" TIMESTAMPTZ(3),
    "source" TEXT NOT NULL DEFAULT 'person',
    "assigneeId" UUID,
    "assignee" JSONB,
    "evidence" JSONB NOT NULL DEFAULT '[]',
    "notes" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "release_item_pkey" PRIMARY KEY ("releaseId","key")
);

-- CreateTable
CREATE TABLE "roster_person" (
    "releaseId" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "userId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "person" JSONB NOT NULL,

    CONSTRAINT "roster_person_pkey" PRIMARY KEY ("releaseId","role","userId")
);

-- CreateTable
CREATE TABLE "sign_off" (
    "id" UUID NOT NULL,
    "releaseId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "phase" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "refersTo" UUID,
    "role" TEXT NOT NULL,
    "userId" UUID NOT NULL,
    "row" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_off_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "obligation" (
    "id" UUID NOT NULL,
    "releaseId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "settled" JSONB,

    CONSTRAINT "obligation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE INDEX "session_userId_idx" ON "session"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "team_slug_key" ON "team"("slug");

-- CreateIndex
CREATE INDEX "membership_userId_idx" ON "membership"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_tokenHash_key" ON "invitation"("tokenHash");

-- CreateIndex
CREATE INDEX "invitation_teamId_idx" ON "invitation"("teamId");

-- CreateIndex
CREATE INDEX "password_reset_userId_idx" ON "password_reset"("userId");

-- CreateIndex
CREATE INDEX "idempotency_key_createdAt_idx" ON "idempotency_key"("createdAt");

-- CreateIndex
CREATE INDEX "event_teamId_recordedAt_idx" ON "event"("teamId", "recordedAt");

-- CreateIndex
CREATE UNIQUE INDEX "service_id_teamId_key" ON "service"("id", "teamId");

-- CreateIndex
CREATE UNIQUE INDEX "service_teamId_skeleton_key" ON "service"("teamId", "skeleton");

-- CreateIndex
CREATE INDEX "freeze_teamId_endsAt_idx" ON "freeze"("teamId", "endsAt");

-- CreateIndex
CREATE INDEX "release_teamId_status_plannedT0_idx" ON "release"("teamId", "status", "plannedT0");

-- CreateIndex
CREATE INDEX "release_teamId_windowEnd_idx" ON "release"("teamId", "windowEnd");

-- CreateIndex
CREATE INDEX "release_serviceId_idx" ON "release"("serviceId");

-- CreateIndex
CREATE UNIQUE INDEX "release_id_teamId_key" ON "release"("id", "teamId");

-- CreateIndex
CREATE INDEX "release_item_assigneeId_status_idx" ON "release_item"("assigneeId", "status");

-- CreateIndex
CREATE INDEX "roster_person_userId_idx" ON "roster_person"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "sign_off_releaseId_position_key" ON "sign_off"("releaseId", "position");

-- CreateIndex
CREATE INDEX "obligation_releaseId_idx" ON "obligation"("releaseId");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "password_reset" ADD CONSTRAINT "password_reset_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service" ADD CONSTRAINT "service_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "freeze" ADD CONSTRAINT "freeze_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "freeze" ADD CONSTRAINT "freeze_serviceId_teamId_fkey" FOREIGN KEY ("serviceId", "teamId") REFERENCES "service"("id", "teamId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "release" ADD CONSTRAINT "release_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "release" ADD CONSTRAINT "release_serviceId_teamId_fkey" FOREIGN KEY ("serviceId", "teamId") REFERENCES "service"("id", "teamId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "release_phase" ADD CONSTRAINT "release_phase_releaseId_fkey" FOREIGN KEY ("releaseId") REFERENCES "release"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "release_item" ADD CONSTRAINT "release_item_releaseId_fkey" FOREIGN KEY ("releaseId") REFERENCES "release"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "roster_person" ADD CONSTRAINT "roster_person_releaseId_fkey" FOREIGN KEY ("releaseId") REFERENCES "release"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_off" ADD CONSTRAINT "sign_off_releaseId_fkey" FOREIGN KEY ("releaseId") REFERENCES "release"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "obligation" ADD CONSTRAINT "obligation_releaseId_fkey" FOREIGN KEY ("releaseId") REFERENCES "release"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One person, one sign-off, one role per gate revision (SIGNOFF rule 7): also when two of their browsers race.
CREATE UNIQUE INDEX "sign_off_one_per_person" ON "sign_off" ("releaseId", "phase", "revision", "userId") WHERE "kind" = 'granted';

-- The application may do no more than this role may: read the log and append to it through one function.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'tminus_app') THEN
    CREATE ROLE "tminus_app" NOLOGIN;
  END IF;
  EXECUTE format('GRANT "tminus_app" TO %I', current_user);
EXCEPTION WHEN duplicate_object THEN NULL;
END $$;

-- Numbers, times and chains events at the end of a stream, under the lock of its head.
-- hash = sha256(previous hash hex, LF, seq, LF, recordedAt, LF, body); the previous of the first is sha256(stream).
CREATE FUNCTION append_events(p_stream text, p_team uuid, p_after int, p_bodies text[])
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
  RETURN v_seq;
END $$;

-- One change of a release: the rows that changed and the events that say so, in one statement.
-- Returns false, and changes nothing, when somebody else was first (`p_seq` is no longer the release's seq).
CREATE FUNCTION commit_release(
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
    WHERE i."releaseId" = p_release AND i.key = n.key;
  END IF;

  IF p_phases IS NOT NULL THEN
    UPDATE release_phase p SET
      status = n.status, "openedAt" = n."openedAt", closed = nullif(n.closed, 'null'::jsonb), "gateRevision" = n."gateRevision"
    FROM jsonb_to_recordset(p_phases) AS n(key text, status text, "openedAt" timestamptz, closed jsonb, "gateRevision" int)
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
    INSERT INTO obligation (id, "releaseId", position, kind, title, owner, "dueAt", settled)
    SELECT n.id, p_release, n.position, n.kind, n.title, n.owner, n."dueAt", nullif(n.settled, 'null'::jsonb)
    FROM jsonb_to_recordset(p_obligations) AS n(id uuid, position int, kind text, title text, owner text, "dueAt" timestamptz, settled jsonb)
    ON CONFLICT (id) DO UPDATE SET settled = EXCLUDED.settled;
  END IF;

  IF p_answers IS NOT NULL THEN
    INSERT INTO idempotency_key ("userId", key, "requestHash", response)
    SELECT n."userId", n.key, n."requestHash", n.response
    FROM jsonb_to_recordset(p_answers) AS n("userId" uuid, key text, "requestHash" text, response jsonb);
  END IF;

  PERFORM append_events('release:' || p_release, p_team, p_seq, p_bodies);
  RETURN true;
END $$;

REVOKE ALL ON FUNCTION append_events(text, uuid, int, text[]) FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO "tminus_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO "tminus_app";
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON event, stream_head FROM "tminus_app";
REVOKE UPDATE, DELETE ON sign_off FROM "tminus_app";
GRANT EXECUTE ON FUNCTION append_events(text, uuid, int, text[]) TO "tminus_app";
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO "tminus_app";
