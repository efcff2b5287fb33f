"""How it is kept: engine, transactions, history, migrations, queries."""
