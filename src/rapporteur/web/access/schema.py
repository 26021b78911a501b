"""The tables of accounts: a file beside a SQLite ledger, or tables in the same PostgreSQL database."""

from sqlalchemy import Column, Connection, DateTime, ForeignKey, Integer, MetaData, String, Table, insert

metadata = MetaData()
SCHEMA_NUMBER = 1

versions = Table("access_schema", metadata, Column("number", Integer, primary_key=True))

accounts = Table(
    "access_accounts",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("name", String(80), nullable=False),
    Column("folded", String(80), nullable=False, unique=True),
    Column("role", String(20), nullable=False),
    Column("password", String(200), nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("disabled_at", DateTime(timezone=True)),
)

sessions = Table(
    "access_sessions",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("account", ForeignKey("access_accounts.number"), nullable=False, index=True),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("used_at", DateTime(timezone=True), nullable=False),
)

tokens = Table(
    "access_tokens",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("sha256", String(64), nullable=False, unique=True),
    Column("account", ForeignKey("access_accounts.number"), nullable=False, index=True),
    Column("label", String(80), nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("expires_at", DateTime(timezone=True), nullable=False),
    Column("revoked_at", DateTime(timezone=True)),
)

audit = Table(
    "access_audit",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("who", String(80), nullable=False),
    Column("action", String(40), nullable=False),
    Column("about", String, nullable=False),
    Column("address", String(60), nullable=False),
)

# The audit log is added to only, whichever program tries otherwise.
_REFUSALS = {
    "sqlite": [
        f"CREATE TRIGGER access_audit_no_{change.lower()} BEFORE {change} ON access_audit "
        "BEGIN SELECT RAISE(ABORT, 'the audit log is added to only'); END"
        for change in ("UPDATE", "DELETE")
    ],
    "postgresql": [
        "CREATE FUNCTION access_audit_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the audit log is added to only'; END $$",
        "CREATE TRIGGER access_audit_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON access_audit "
        "FOR EACH STATEMENT EXECUTE FUNCTION access_audit_refuse()",
    ],
}


def make_tables(connection: Connection) -> None:
    """Make the tables in an empty database, and mark which schema they are of."""
    metadata.create_all(connection)
    for statement in _REFUSALS[connection.dialect.name]:
        connection.exec_driver_sql(statement)
    connection.execute(insert(versions).values(number=SCHEMA_NUMBER))
