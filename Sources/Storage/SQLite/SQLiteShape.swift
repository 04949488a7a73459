// SQLite's own catalogue, asked for the shape of the tables.

private enum SQLiteShapeSQL: String, Statement {
    case columns = """
        SELECT m.name, c.name, c.type, c.pk FROM sqlite_master m JOIN pragma_table_info(m.name) c
        WHERE m.type = 'table' AND substr(m.name, 1, 7) <> 'sqlite_' ORDER BY m.name, c.cid
        """
    case references = """
        SELECT m.name, f."table" FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f
        WHERE m.type = 'table' AND substr(m.name, 1, 7) <> 'sqlite_' ORDER BY m.name, f.id
        """
}

extension SQLiteConnection {
    func tables() throws -> [TableShape] {
        var reading = TableShapeReading()
        try each(SQLiteShapeSQL.columns, []) {
            try reading.column(table: $0.text(0), name: $0.text(1), type: $0.text(2), keyPlace: $0.int(3))
        }
        try each(SQLiteShapeSQL.references, []) { reading.reference(from: $0.text(0), to: $0.text(1)) }
        return reading.finish()
    }
}
