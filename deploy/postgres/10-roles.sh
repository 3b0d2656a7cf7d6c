#!/usr/bin/env bash
# Runs once, when the database's volume is empty: the same roles as the embedded database has. The owner migrates; the web
# server signs in as a role that owns nothing and has only what the migrations grant to tminus_app.
set -euo pipefail

psql --set=ON_ERROR_STOP=1 --username="$POSTGRES_USER" --dbname=postgres \
  --set=owner_password="$TMINUS_OWNER_PASSWORD" --set=web_password="$TMINUS_WEB_PASSWORD" <<'SQL'
CREATE ROLE tminus_owner LOGIN CREATEROLE PASSWORD :'owner_password';
CREATE ROLE tminus_app NOLOGIN;
CREATE ROLE tminus_web LOGIN PASSWORD :'web_password';
GRANT tminus_app TO tminus_owner WITH ADMIN OPTION;
GRANT tminus_app TO tminus_web;
CREATE DATABASE tminus OWNER tminus_owner TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C';
SQL
