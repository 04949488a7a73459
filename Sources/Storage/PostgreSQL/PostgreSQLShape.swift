// PostgreSQL's own catalogue, asked for the shape of the tables in the schema that is in use.

private enum PostgreSQLShapeSQL: String, Statement {
    case columns = """
        SELECT CAST(c.relname AS TEXT), CAST(a.attname AS TEXT), CAST(format_type(a.atttypid, a.atttypmod) AS TEXT),
        CAST(COALESCE((
            SELECT k.place FROM pg_index x, unnest(x.indkey) WITH ORDINALITY k(number, place)
            WHERE x.indrelid = c.oid AND x.indisprimary AND k.number = a.attnum), 0) AS BIGINT)
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
        WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'p') AND NOT c.relispartition
        AND a.attnum > 0 AND NOT a.attisdropped ORDER BY CAST(c.relname AS TEXT) COLLATE "C", a.attnum
        """
    case references = """
        SELECT CAST(c.relname AS TEXT), CAST(r.relname AS TEXT) FROM pg_constraint k
        JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class r ON r.oid = k.confrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE k.contype = 'f' AND n.nspname = current_schema() AND NOT c.relispartition
        ORDER BY CAST(c.relname AS TEXT) COLLATE "C", CAST(r.relname AS TEXT) COLLATE "C"
        """
}

extension PostgreSQLConnection {
    func tables() throws -> [TableShape] {
        var reading = TableShapeReading()
        try each(PostgreSQLShapeSQL.columns, []) {
            try reading.column(table: $0.text(0), name: $0.text(1), type: $0.text(2), keyPlace: $0.int(3))
        }
        try each(PostgreSQLShapeSQL.references, []) { reading.reference(from: $0.text(0), to: $0.text(1)) }
        return reading.finish()
    }
}
