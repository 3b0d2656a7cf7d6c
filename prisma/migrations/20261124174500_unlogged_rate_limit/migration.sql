-- Counters are written with each request of a program and are worth nothing after a crash: nobody waits for the disk because of them.
ALTER TABLE "rate_limit" SET UNLOGGED;
