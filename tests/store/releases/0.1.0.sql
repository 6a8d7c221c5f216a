-- A database as release 0.1.0 left it, for the test of upgrades. Never edit: add one per release.
BEGIN TRANSACTION;
CREATE TABLE accounts (
	id VARCHAR(32) NOT NULL,
	language VARCHAR(8),
	passphrase VARCHAR(200),
	created_at VARCHAR(40) NOT NULL,
	CONSTRAINT pk_accounts PRIMARY KEY (id)
);
INSERT INTO "accounts" VALUES('owner-1','de','$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA','2026-11-01T09:00:00.000000+00:00');
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL,
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE cases (
	id VARCHAR(32) NOT NULL,
	owner VARCHAR(32) NOT NULL,
	created_at VARCHAR(40) NOT NULL,
	removed_at VARCHAR(40),
	CONSTRAINT pk_cases PRIMARY KEY (id),
	CONSTRAINT fk_cases_owner FOREIGN KEY(owner) REFERENCES accounts (id)
);
INSERT INTO "cases" VALUES('river','owner-1','2026-11-01T09:00:00.000000+00:00',NULL);
INSERT INTO "cases" VALUES('gone','owner-1','2026-11-01T09:00:00.000000+00:00','2026-11-01T10:00:00.000000+00:00');
CREATE TABLE links (
	token VARCHAR(64) NOT NULL,
	account VARCHAR(32) NOT NULL,
	expires_at VARCHAR(40) NOT NULL,
	spent_at VARCHAR(40),
	CONSTRAINT pk_links PRIMARY KEY (token),
	CONSTRAINT fk_links_account FOREIGN KEY(account) REFERENCES accounts (id)
);
INSERT INTO "links" VALUES('87856df919f8347e12fd449579101d8f5b0e7d6d24ad573fbc66a4497eb24547','owner-1','2026-11-01T09:15:00.000000+00:00',NULL);
CREATE TABLE private_contents (
	"case" VARCHAR(32) NOT NULL,
	sha256 VARCHAR(64) NOT NULL,
	content BLOB NOT NULL,
	CONSTRAINT pk_private_contents PRIMARY KEY ("case", sha256),
	CONSTRAINT fk_private_contents_case FOREIGN KEY("case") REFERENCES cases (id)
);
INSERT INTO "private_contents" VALUES('river','d5bc2ec034361ffc87e9624c91f786a8393ff1594cf2b8b120a5c42a5e965205',X'7469746C653A2052C3AD6F0A');
INSERT INTO "private_contents" VALUES('river','fb313cc6c940c35c56b77929d18e26d2cb7943cf2ccf15fafc576bce5c2a4dfd',X'636C61696D733A205B5D0A');
INSERT INTO "private_contents" VALUES('river','7a7196bce9657612e96c81c2063cdb58e34e54ce2a74a7917cd1afa318012ef8',X'7469746C653A2052697665720A');
INSERT INTO "private_contents" VALUES('river','99c862027568da5e265053c54d672bd5cc221db08209673b47758f8aa44bbd72',X'6C696E650AFF00');
CREATE TABLE private_events (
	"case" VARCHAR(32) NOT NULL,
	sequence INTEGER NOT NULL,
	kind VARCHAR(40) NOT NULL,
	at VARCHAR(40) NOT NULL,
	actor VARCHAR(32) NOT NULL,
	data TEXT NOT NULL,
	changed TEXT NOT NULL,
	previous VARCHAR(64) NOT NULL,
	hash VARCHAR(64) NOT NULL,
	"key" VARCHAR(64),
	CONSTRAINT pk_private_events PRIMARY KEY ("case", sequence),
	CONSTRAINT fk_private_events_case FOREIGN KEY("case") REFERENCES cases (id),
	CONSTRAINT uq_private_events_case_key UNIQUE ("case", "key")
);
INSERT INTO "private_events" VALUES('river',1,'cases.event.created','2026-11-01T09:00:00.000000+00:00','owner-1','{"name": "R\u00edo"}','{"case.yaml": "d5bc2ec034361ffc87e9624c91f786a8393ff1594cf2b8b120a5c42a5e965205", "claims.yaml": "fb313cc6c940c35c56b77929d18e26d2cb7943cf2ccf15fafc576bce5c2a4dfd"}','0000000000000000000000000000000000000000000000000000000000000000','e5b006ba5db35a5df7ae39a26f27e07e4384cfa3f04bbabb1c13ace0a117c8d4',NULL);
INSERT INTO "private_events" VALUES('river',2,'build.event.issue_changed','2026-11-01T09:01:00.000000+00:00','owner-1','{"issue": "toll", "n": [1, {"a": null}]}','{"case.yaml": "7a7196bce9657612e96c81c2063cdb58e34e54ce2a74a7917cd1afa318012ef8"}','e5b006ba5db35a5df7ae39a26f27e07e4384cfa3f04bbabb1c13ace0a117c8d4','3b7e97a3ac796f0b5467b80b47240093afe270c07421396683e9796f814cf689','key-1');
INSERT INTO "private_events" VALUES('river',3,'build.event.issue_removed','2026-11-01T09:02:00.000000+00:00','owner-1','{}','{"claims.yaml": null, "sources/a.txt": "99c862027568da5e265053c54d672bd5cc221db08209673b47758f8aa44bbd72"}','3b7e97a3ac796f0b5467b80b47240093afe270c07421396683e9796f814cf689','9a0820610dac316fff7c64ad7e506dcd4ea51a64bf987653e2fc3ba46629c050',NULL);
INSERT INTO "private_events" VALUES('gone',1,'cases.event.created','2026-11-01T09:00:00.000000+00:00','owner-1','{}','{}','0000000000000000000000000000000000000000000000000000000000000000','cadd5a9e6e9e72551e642e10910a2697c313e6f0e3d92ade4cf70c6fa1cf7104',NULL);
CREATE TABLE sessions (
	token VARCHAR(64) NOT NULL,
	account VARCHAR(32) NOT NULL,
	created_at VARCHAR(40) NOT NULL,
	seen_at VARCHAR(40) NOT NULL,
	expires_at VARCHAR(40) NOT NULL,
	revoked_at VARCHAR(40),
	CONSTRAINT pk_sessions PRIMARY KEY (token),
	CONSTRAINT fk_sessions_account FOREIGN KEY(account) REFERENCES accounts (id)
);
INSERT INTO "sessions" VALUES('135fa7d67146ca540f17e51e101d45de5b1edde8ea8a13f9c7b93b71aa21f8a4','owner-1','2026-11-01T09:00:00.000000+00:00','2026-11-01T09:00:00.000000+00:00','2026-11-08T09:00:00.000000+00:00',NULL);
CREATE INDEX ix_sessions_account ON sessions (account);
CREATE INDEX ix_cases_owner ON cases (owner);
COMMIT;
