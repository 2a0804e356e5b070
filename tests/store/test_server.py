"""What only a server can do wrong, each told in one sentence; and what it must not do."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from postgres import PostgresServer
from store import Server, Store
from store.engine.translate import to_psycopg
from tracker.errors import StoreError


def test_sqlite_needs_no_driver_of_a_server() -> None:
    code = "import sys; from store import Store; Store(None).close(); sys.exit('psycopg' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603


def test_a_missing_driver_names_the_extra() -> None:
    """Whichever of the two packages is missed first, as the extra brings both."""
    gone = "import sys; sys.modules |= dict.fromkeys(['psycopg', 'pgvector']); "
    code = gone + "from store import *; Store(Server('postgresql:///x'))"
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)  # noqa: S603
    assert re.search("needs the package (psycopg|pgvector), which is not installed", done.stderr)
    assert "pip install 'commitment-tracker[postgres]'" in done.stderr


def test_a_server_that_is_away(tmp_path: Path) -> None:
    pytest.importorskip("psycopg", reason="needs psycopg (the extra 'postgres')")
    with pytest.raises(StoreError, match=r"the database server cannot be reached .* Start the server"):
        Store(Server(f"postgresql:///x?host={tmp_path}"))


def test_a_database_that_is_not_there(postgres: PostgresServer) -> None:
    with pytest.raises(StoreError, match='database "nowhere" does not exist'):
        Store(Server(postgres.url("nowhere")))


def test_a_server_without_pgvector(postgres: PostgresServer, monkeypatch: pytest.MonkeyPatch) -> None:
    url = postgres.new_database(empty=True)
    import store.engine.schema as schema

    monkeypatch.setattr(schema, "_EXTENSION_NAME", "vector_that_nobody_has_installed")
    with pytest.raises(StoreError, match="pgvector is not installed on the server"):
        Store(Server(url))


def test_a_user_who_may_not_enable_pgvector(postgres: PostgresServer) -> None:
    url = postgres.new_database(empty=True)
    postgres.execute("DROP ROLE IF EXISTS modest")
    postgres.execute("CREATE ROLE modest LOGIN")
    with pytest.raises(StoreError, match=r"pgvector is not enabled here.*CREATE EXTENSION"):
        Store(Server(url.replace("user=postgres", "user=modest")))


@pytest.fixture
def strict(postgres: PostgresServer) -> str:
    """The address of a database that asks for a password."""
    rules = postgres.folder / "pg_hba.conf"
    before = rules.read_text()
    if "strict" not in before:
        rules.write_text("local all strict scram-sha-256\n" + before)
        postgres.execute("CREATE ROLE strict LOGIN SUPERUSER PASSWORD 'open sesame'")
        postgres.reload()
    return postgres.new_database().replace("user=postgres", "user=strict")


@pytest.mark.parametrize("way", ["given", "environment"])
def test_a_wrong_password_is_told_and_never_printed(
    strict: str, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGPASSWORD", "s3cret" if way == "environment" else "")
    with pytest.raises(StoreError, match="does not accept the password") as caught:
        Store(Server(strict, "s3cret" if way == "given" else None))
    assert "s3cret" not in str(caught.value) + repr(Server(strict, "s3cret"))


def test_a_password_that_nobody_gave(strict: str) -> None:
    with pytest.raises(StoreError, match="the server asks for a password, and there is none"):
        Store(Server(strict))


def test_the_right_password_opens(strict: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Store(Server(strict, "open sesame")).close()
    passwords = tmp_path / "passwords"
    passwords.write_text("*:*:*:strict:open sesame\n")
    passwords.chmod(0o600)
    monkeypatch.setenv("PGPASSFILE", str(passwords))
    Store(Server(strict)).close()


def test_an_empty_database_is_made_ready_by_two_at_once(postgres: PostgresServer) -> None:
    url = postgres.new_database(empty=True)
    code = f"from store import Server, Store; Store(Server({url!r})).close()"
    starters = [subprocess.Popen([sys.executable, "-c", code]) for _ in range(3)]  # noqa: S603
    assert [starter.wait(timeout=60) for starter in starters] == [0, 0, 0]
    store = Store(Server(url))
    assert store.statements.all() == []
    assert store.faults() == []
    store.close()


def test_an_older_schema_is_brought_up_to_date(postgres: PostgresServer) -> None:
    url = postgres.new_database()
    store = Store(Server(url))
    store.db.execute("DROP TABLE jobs, attempts")
    store.db.execute("DELETE FROM tracker_migrations WHERE name = 'p0002_jobs'")
    store.close()
    store = Store(Server(url))
    assert list(store.db.select("SELECT * FROM jobs")) == []
    store.close()


def test_a_connection_that_breaks_in_a_transaction_leaves_nothing(postgres: PostgresServer) -> None:
    url = postgres.new_database()
    store = Store(Server(url))

    def half() -> None:
        with store.write():
            store.db.execute("INSERT INTO rings VALUES ('r', 'k', '2026')")
            postgres.cut(url)
            store.db.execute("INSERT INTO rings VALUES ('r', 'l', '2026')")

    with pytest.raises(StoreError, match="went away; what was begun was not written"):
        half()
    assert store.db.one("SELECT count(*) AS n FROM rings") == {"n": 0}
    store.close()


def test_a_connection_that_broke_while_idle_is_made_anew(postgres: PostgresServer) -> None:
    url = postgres.new_database()
    store = Store(Server(url))
    assert store.db.hold("lock")
    postgres.cut(url)
    with store.write():
        store.db.execute("INSERT INTO rings VALUES ('r', 'k', '2026')")
    other = Store(Server(url))
    assert not other.db.hold("lock")
    other.close()
    store.close()


def test_a_held_name_goes_with_its_holder(postgres: PostgresServer) -> None:
    url = postgres.new_database()
    store, other = Store(Server(url)), Store(Server(url))
    assert store.db.hold("lock")
    assert not other.db.hold("lock")
    postgres.cut(url)
    assert other.db.hold("lock")
    with pytest.raises(StoreError, match="another process took over"):
        store.statements.all()
    with pytest.raises(StoreError, match="another process took over"), store.write():
        pass
    other.db.release("lock")
    other.close()
    store.close()


def test_a_text_with_a_nul_character_is_refused(postgres: PostgresServer) -> None:
    store = Store(Server(postgres.new_database()))
    with pytest.raises(StoreError, match="NUL character"), store.write():
        store.db.execute("INSERT INTO rings VALUES ('r', ?, '2026')", ("\0",))
    store.close()


@pytest.mark.parametrize(
    ("sql", "translated"),
    [
        ("a = ? AND b = :b", "a = %s AND b = %(b)s"),
        ("a LIKE '50%?' AND b % 2 = ?", "a LIKE '50%%?' AND b %% 2 = %s"),
        ("a::text = :a || ':x'", "a::text = %(a)s || ':x'"),
    ],
)
def test_values_are_marked_as_the_driver_wants_them(sql: str, translated: str) -> None:
    assert to_psycopg(sql) == translated


def test_both_schemas_have_the_same_tables_and_columns(postgres: PostgresServer) -> None:
    server, file = Store(Server(postgres.new_database())), Store(None)
    there = {
        (row["t"], row["c"])
        for row in server.db.select(
            "SELECT table_name AS t, column_name AS c FROM information_schema.columns"
            " WHERE table_schema = current_schema()"
        )
        if row["t"] not in ("tracker_migrations", "jobs", "attempts")
    }
    here = {
        (row["t"], row["c"])
        for row in file.db.select(
            "SELECT m.name AS t, p.name AS c FROM sqlite_master AS m JOIN pragma_table_info(m.name) AS p"
            " WHERE m.type = 'table'"
        )
        if not row["t"].startswith(("_sqlite", "sqlite", "texts_fts"))
    }
    assert there == here
    server.close()
    file.close()
